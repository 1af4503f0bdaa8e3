//! One browser: a connection that stays open, with the cookie of somebody who is logged in.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

pub struct Client {
    stream: BufReader<TcpStream>,
    cookie: String,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub location: Option<String>,
    pub body: String,
}

impl Client {
    pub fn new(address: SocketAddr, cookie: &str) -> std::io::Result<Client> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Client { stream: BufReader::with_capacity(1 << 16, stream), cookie: cookie.to_owned() })
    }

    pub fn get(&mut self, path: &str) -> std::io::Result<Answer> {
        let cookie = &self.cookie;
        let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: meedoen={cookie}\r\n\r\n");
        self.ask(&request)
    }

    pub fn post(&mut self, path: &str, body: &str) -> std::io::Result<Answer> {
        let (cookie, length) = (&self.cookie, body.len());
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\ncookie: meedoen={cookie}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        self.ask(&request)
    }

    fn ask(&mut self, request: &str) -> std::io::Result<Answer> {
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|word| word.parse().ok());
        let status = status.ok_or_else(|| std::io::Error::other(format!("this is no answer: {line:?}")))?;
        let (mut length, mut location) = (0, None);
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let Some((name, value)) = line.split_once(':') else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse().map_err(std::io::Error::other)?,
                "location" => location = Some(value.trim().to_owned()),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, location, body: String::from_utf8_lossy(&body).into_owned() })
    }
}

/// Fields as a browser sends them.
pub fn encoded(fields: &[(String, String)]) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    let text = |text: &str| text.bytes().map(byte).collect::<String>();
    fields.iter().map(|(name, value)| format!("{}={}", text(name), text(value))).collect::<Vec<_>>().join("&")
}
