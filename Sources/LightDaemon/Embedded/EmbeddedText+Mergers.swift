// Made by scripts/embed from config/gazetteer/be-mergers.csv; change that file.
// swift-format-ignore-file

extension EmbeddedText {
    package static let mergers =
###"""
effective,old_nis,old_name_nl,old_name_fr,new_nis,new_name
2019-01-01,12030,Puurs,Puurs,12041,Puurs-Sint-Amands
2019-01-01,12034,Sint-Amands,Sint-Amands,12041,Puurs-Sint-Amands
2019-01-01,44011,Deinze,Deinze,44083,Deinze
2019-01-01,44049,Nevele,Nevele,44083,Deinze
2019-01-01,44001,Aalter,Aalter,44084,Aalter
2019-01-01,44029,Knesselare,Knesselare,44084,Aalter
2019-01-01,44036,Lovendegem,Lovendegem,44085,Lievegem
2019-01-01,44072,Waarschoot,Waarschoot,44085,Lievegem
2019-01-01,44080,Zomergem,Zomergem,44085,Lievegem
2019-01-01,45017,Kruishoutem,Kruishoutem,45068,Kruisem
2019-01-01,45057,Zingem,Zingem,45068,Kruisem
2019-01-01,72040,Meeuwen-Gruitrode,Meeuwen-Gruitrode,72042,Oudsbergen
2019-01-01,71047,Opglabbeek,Opglabbeek,72042,Oudsbergen
2019-01-01,72025,Neerpelt,Neerpelt,72043,Pelt
2019-01-01,72029,Overpelt,Overpelt,72043,Pelt
2019-01-01,55010,Edingen,Enghien,51067,Enghien
2019-01-01,55039,Opzullik,Silly,51068,Silly
2019-01-01,55023,Lessen,Lessines,51069,Lessines
2019-01-01,52063,Seneffe,Seneffe,55085,Seneffe
2019-01-01,52043,Manage,Manage,55086,Manage
2019-01-01,54007,Moeskroen,Mouscron,57096,Mouscron
2019-01-01,54010,Komen-Waasten,Comines-Warneton,57097,Comines-Warneton
2019-01-01,55022,La Louvière,La Louvière,58001,La Louvière
2019-01-01,56011,Binche,Binche,58002,Binche
2019-01-01,56085,Estinnes,Estinnes,58003,Estinnes
2019-01-01,56087,Morlanwelz,Morlanwelz,58004,Morlanwelz
2025-01-01,11002,Antwerpen,Anvers,11002,Antwerpen
2025-01-01,11007,Borsbeek,Borsbeek,11002,Antwerpen
2025-01-01,23023,Galmaarden,Gammerages,23106,Pajottegem
2025-01-01,23024,Gooik,Gooik,23106,Pajottegem
2025-01-01,23032,Herne,Herne,23106,Pajottegem
2025-01-01,37018,Wingene,Wingene,37021,Wingene
2025-01-01,37012,Ruiselede,Ruiselede,37021,Wingene
2025-01-01,37015,Tielt,Tielt,37022,Tielt
2025-01-01,37007,Meulebeke,Meulebeke,37022,Tielt
2025-01-01,44048,Nazareth,Nazareth,44086,Nazareth-De Pinte
2025-01-01,44012,De Pinte,De Pinte,44086,Nazareth-De Pinte
2025-01-01,44034,Lochristi,Lochristi,44087,Lochristi
2025-01-01,44073,Wachtebeke,Wachtebeke,44087,Lochristi
2025-01-01,44043,Merelbeke,Merelbeke,44088,Merelbeke-Melle
2025-01-01,44040,Melle,Melle,44088,Merelbeke-Melle
2025-01-01,46014,Lokeren,Lokeren,46029,Lokeren
2025-01-01,44045,Moerbeke,Moerbeke,46029,Lokeren
2025-01-01,46003,Beveren,Beveren,46030,Beveren-Kruibeke-Zwijndrecht
2025-01-01,46013,Kruibeke,Kruibeke,46030,Beveren-Kruibeke-Zwijndrecht
2025-01-01,11056,Zwijndrecht,Zwijndrecht,46030,Beveren-Kruibeke-Zwijndrecht
2025-01-01,71057,Tessenderlo,Tessenderlo,71071,Tessenderlo-Ham
2025-01-01,71069,Ham,Ham,71071,Tessenderlo-Ham
2025-01-01,71022,Hasselt,Hasselt,71072,Hasselt
2025-01-01,73040,Kortessem,Kortessem,71072,Hasselt
2025-01-01,73006,Bilzen,Bilzen,73110,Bilzen-Hoeselt
2025-01-01,73032,Hoeselt,Hoeselt,73110,Bilzen-Hoeselt
2025-01-01,73083,Tongeren,Tongres,73111,Tongeren-Borgloon
2025-01-01,73009,Borgloon,Looz,73111,Tongeren-Borgloon
2025-01-01,82003,Bastenaken,Bastogne,82039,Bastogne
2025-01-01,82005,Bertogne,Bertogne,82039,Bastogne

"""###
}
