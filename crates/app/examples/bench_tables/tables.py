"""The published tables counted by DuckDB: `tables.py FOLDER TURNS` prints cells and times for the benchmark to read.

The facts are loaded before anything is timed, in two layouts that the same queries read: one table of all facts, as the
log has them, and a table for each kind of fact, as somebody would lay them who knows beforehand what will be asked.
"""

import pathlib
import re
import sys
import time

import duckdb

THREADS = 2
HERE = pathlib.Path(__file__).parent


def statements(name):
    """The parts of an SQL file, each under a line `-- name: ...`."""
    parts = re.split(r"^-- name: (\S+)\n", (HERE / name).read_text(), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def load(folder):
    connection = duckdb.connect()
    connection.execute(f"SET threads = {THREADS}; SET VARIABLE folder = '{folder}'")
    for part in statements("load.sql").values():
        connection.execute(part)
    return connection


def measure(connection, layout, turns):
    for table, query in statements("tables.sql").items():
        best = None
        for _ in range(turns):
            began = time.perf_counter()
            rows = connection.execute(query).fetchall()
            spent = time.perf_counter() - began
            best = spent if best is None else min(best, spent)
        print("time", layout, table, best, sep="\t")
        for row, column, said in rows:
            if said is not None:
                print("cell", layout, table, row, column, said, sep="\t")


def main():
    folder, turns = sys.argv[1], int(sys.argv[2])
    connection = load(folder)
    print("what", f"DuckDB {duckdb.__version__}, {THREADS} threads, loaded, query time only", sep="\t")
    layouts = statements("layouts.sql")
    for layout in ("one-table", "by-kind"):
        connection.execute(layouts[layout])
        measure(connection, layout, turns)


main()
