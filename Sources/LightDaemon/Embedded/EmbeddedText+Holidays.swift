// Made by scripts/embed from config/holidays.yaml; change that file.
// swift-format-ignore-file

extension EmbeddedText {
    package static let holidays =
###"""
# Public holidays, by country. `workday` in a moment moves a weekend or one of these days to the last working day
# before it. A day is the same in every year (month-day) or so many days after Easter Sunday; `from` and `until` are the
# first and the last year of a holiday that was not always kept.

# The ten legal holidays of Belgium: royal decree of 18 April 1974, article 1, executing the law of 4 January 1974 on
# public holidays.
BE:
  - day: 01-01
    names: { nl: Nieuwjaar, fr: Jour de l'An, de: Neujahr, en: New Year's Day }
  - easter: 1
    names: { nl: Paasmaandag, fr: Lundi de Pâques, de: Ostermontag, en: Easter Monday }
  - day: 05-01
    names: { nl: Dag van de Arbeid, fr: Fête du Travail, de: Tag der Arbeit, en: Labour Day }
  - easter: 39
    names: { nl: Onze-Lieve-Heer-Hemelvaart, fr: Ascension, de: Christi Himmelfahrt, en: Ascension Day }
  - easter: 50
    names: { nl: Pinkstermaandag, fr: Lundi de Pentecôte, de: Pfingstmontag, en: Whit Monday }
  - day: 07-21
    names: { nl: Nationale feestdag, fr: Fête nationale, de: Nationalfeiertag, en: Belgian National Day }
  - day: 08-15
    names: { nl: Onze-Lieve-Vrouw-Hemelvaart, fr: Assomption, de: Mariä Himmelfahrt, en: Assumption Day }
  - day: 11-01
    names: { nl: Allerheiligen, fr: Toussaint, de: Allerheiligen, en: All Saints' Day }
  - day: 11-11
    names: { nl: Wapenstilstand, fr: Armistice, de: Waffenstillstand, en: Armistice Day }
  - day: 12-25
    names: { nl: Kerstmis, fr: Noël, de: Weihnachten, en: Christmas Day }

"""###
}
