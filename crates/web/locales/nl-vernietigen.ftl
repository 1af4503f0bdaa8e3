# Vaststellen en vernietigen
weigering-jaar-loopt-nog = Het jaar { $jaar } loopt nog. Stel de cijfers vast als het voorbij is.
weigering-jaar-al-vastgesteld = De cijfers van { $jaar } zijn al vastgesteld.
weigering-niets-vast-te-stellen = Over { $jaar } zijn er geen tabellen om vast te stellen.
weigering-jaar-niet-vastgesteld = Stel eerst de cijfers van { $jaar } vast. Anders veranderen tabellen van toen zonder dat iemand het ziet.
weigering-verzoek-loopt-al = Deze inwoner heeft dit al gevraagd en heeft nog geen antwoord.
weigering-al-besloten = Hierover is al besloten. Doe een nieuw voorstel als het anders moet.
weigering-vier-ogen = Jij deed dit voorstel. Iemand anders moet erover besluiten.
weigering-al-uitgevoerd = Dit is al vernietigd.
weigering-niet-akkoord = Hierover is niemand het eens geworden. Laat eerst iemand anders besluiten.
weigering-zaak-loopt-nog = { $zaak } loopt nog en kan niet weg.
weigering-termijn-loopt-nog = { $zaak } moet je bewaren tot { $dag }. Eerder mag alleen als de inwoner erom vroeg.
weigering-zaak-onbekend = { $zaak } is er niet, is al vernietigd, of hoort bij iets dat in zijn geheel moet.
rapport-noot-vastgesteld-titel = Vastgestelde cijfers
rapport-noot-vastgesteld = Deze cijfers zijn vastgesteld op { $dag }.
rapport-noot-vastgesteld-anders = Deze cijfers zijn vastgesteld op { $dag }. Daarna is er iets gecorrigeerd of vernietigd; wat er nu nog van is vastgelegd, telt anders.
