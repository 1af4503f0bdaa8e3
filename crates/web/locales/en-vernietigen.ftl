# Establishing and destroying
weigering-jaar-loopt-nog = The year { $jaar } is not over yet. Establish its figures when it is.
weigering-jaar-al-vastgesteld = The figures of { $jaar } were established before.
weigering-niets-vast-te-stellen = There are no tables of { $jaar } to establish.
weigering-jaar-niet-vastgesteld = First establish the figures of { $jaar }. Otherwise tables of that year change without anybody noticing.
weigering-verzoek-loopt-al = This resident has asked for this already and has no answer yet.
weigering-al-besloten = This was decided already. Make a new proposal if it has to be otherwise.
weigering-vier-ogen = You made this proposal. Somebody else has to decide about it.
weigering-al-uitgevoerd = This was destroyed already.
weigering-niet-akkoord = Nobody has agreed to this. Let somebody else decide first.
weigering-zaak-loopt-nog = { $zaak } is still running and cannot go.
weigering-termijn-loopt-nog = { $zaak } has to be kept until { $dag }. Earlier is only possible when the resident asked for it.
weigering-zaak-onbekend = { $zaak } is not there, was destroyed already, or belongs to something that has to go as a whole.
rapport-noot-vastgesteld-titel = Established figures
rapport-noot-vastgesteld = These figures were established on { $dag }.
rapport-noot-vastgesteld-anders = These figures were established on { $dag }. Something was corrected or destroyed since; what is recorded of it now counts otherwise.
