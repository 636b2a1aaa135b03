// Made by scripts/embed from config/lightd.yaml; change that file.
// swift-format-ignore-file

extension EmbeddedText {
    package static let configuration =
###"""
# lightd.yaml: what lightd does when nobody says otherwise.
#
# Every value in this file is the default; an empty file means the same. A setting that has no default stands here
# with a ~ ("nothing"). lightd reads /etc/lightd/lightd.yaml and then /etc/lightd/conf.d/*.yaml in the order of their
# names. Sections are merged key by key, and the later file wins, so a file in conf.d need only hold what differs.
#
# All about it: lightd.yaml(5). A moment is written
#     ANCHOR [+NUNIT or -NUNIT]... [at HH:MM] [workday] [not before HH:MM] [not after HH:MM] [else HH:MM]
# with the anchors day, kickoff, sunrise, dawn, sunset, dusk, on and off, and the units w, d, h and m. `workday` moves a
# weekend or a public holiday to the last working day before it. Times are those of the municipality.

# The language of what lightd writes to the coordinator, and of letters to a contact whose language it has no text for.
language: en

# The campaign -------------------------------------------------------------------------------------------------------
campaign:
  name: Blue Heart
  # How letters call the campaign and its day, by language.
  names:
    nl: Blue Heart-campagne
    fr: campagne Cœur bleu
    de: Blue Heart Kampagne
    en: Blue Heart Campaign
  dayNames:
    nl: Werelddag tegen Mensenhandel
    fr: Journée mondiale de la lutte contre la traite des êtres humains
    de: Welttag gegen Menschenhandel
    en: World Day Against Trafficking in Persons
  # Month and day, in every year.
  day: 07-30
  kickoff: 07-22
  colour: "#009EDB"
  # The window in which a building is lit, unless its commitment says otherwise.
  on: sunset
  off: day +1d at 01:00

# What lightd does for the campaign, and when ------------------------------------------------------------------------
# A rule has a name and is either a reminder to somebody or a check of a building; `NAME: false` switches it off.
#
#   reminder: invited    municipalities that have promised nothing and declined nothing
#             promised   commitments that are not yet confirmed
#             confirmed  commitments that are
#             committed  both of them
#   at:       when it falls due
#   deadline: when it is too late to send it; ~ means when the next reminder is due, or at the end of the window
#   to:       which of the town's contacts is asked: the first of these that has an address
#   channel:  mail
#   message:  which text is sent, messages/MESSAGE.LANGUAGE.mustache; ~ means the one with the rule's name
#
#   check:    true
#   at:       the first look
#   every:    the time between two looks; ~ means one look
#   until:    no look begins after it; ~ means the end of the window (only with `every`)
#   deadline: when it is too late for the one look; ~ means after its lifetime (only without `every`)
#   lifetime: how long what was seen counts
#   attempts: after how many bad looks in a row it is trouble (only with `every`); ~ means 3
#   retry:    how soon a building that looked bad is looked at again until then (only with `every`); ~ means 2m
rules:
  # In May, when plans for the summer can still be changed.
  invitation:
    reminder: invited
    at: day -11w at 09:30 workday
    deadline: kickoff
    to: [first, second]
    channel: mail
    message: ~
  # In the middle of June: posters, pins and brochures have to be ordered, printed and sent.
  kit:
    reminder: committed
    at: day -6w at 09:30 workday
    deadline: ~
    to: [first, second]
    channel: mail
    message: ~
  # A week before the campaign opens, and so clear of Belgium's national day, the day before it.
  kickoff:
    reminder: committed
    at: kickoff -1w at 09:30 workday
    deadline: ~
    to: [first, second]
    channel: mail
    message: ~
  week-before:
    reminder: committed
    at: day -1w at 09:30 workday
    deadline: ~
    to: [first, second]
    channel: mail
    message: ~
  # The last working day before the day: the lamps are set by people who have weekends.
  eve:
    reminder: committed
    at: day -1d at 10:00 workday
    deadline: day at 08:00
    to: [technician, first, second]
    channel: mail
    message: ~
  # On the day itself, be it a Sunday.
  tonight:
    reminder: committed
    at: day at 10:00
    deadline: day at 23:00
    to: [technician, first, second]
    channel: mail
    message: ~
  # Four days on, so that `workday`, which moves earlier, cannot reach back into the night itself.
  thanks:
    reminder: committed
    at: day +4d at 10:00 workday
    deadline: day +3w
    to: [first, second]
    channel: mail
    message: ~
  # Is it blue?
  watch:
    check: true
    at: on +10m
    every: 15m
    until: off
    lifetime: 30m
    attempts: 3
    retry: 2m
  # Is it off again?
  afterwards:
    check: true
    at: off +20m
    deadline: ~
    lifetime: 30m

# What letters say, once and for all ---------------------------------------------------------------------------------
facts:
  # Belgium's contact point for victims and witnesses of trafficking.
  hotline: 078 055 800
  # Where posters, pins and brochures are ordered.
  material: teh@just.fgov.be
  hashtag: "#EndHumanTrafficking"
  # By the reader's language; who reads another one is given the English address.
  websites:
    nl: www.stopmensenhandel.be
    fr: www.stoptraite.be
    en: www.stophumantrafficking.be

# Who answers for the campaign: a mailbox such as "Blue Heart <blueheart@example.org>".
coordinator: ~

# Mail ---------------------------------------------------------------------------------------------------------------
mail:
  # smtp     through a mail server
  # sendmail through a program of this machine's mail system
  # maildir  into a folder on this machine, for trying out
  # discard  written and thrown away, for measuring
  # none     not yet: reminders wait, none is lost, and `lightctl health` says why
  via: none
  # Needed to send: a mailbox such as "Blue Heart <blueheart@example.org>".
  from: ~
  # Where bounces go; ~ means the address of `from`.
  returnPath: ~
  # Where answers go; ~ means the coordinator, else `from`.
  replyTo: ~
  smtp:
    host: ~
    # ~ means 587 with starttls, 465 with tls, 25 with none.
    port: ~
    # starttls, tls, or none (only for a server on this machine or in a network you trust).
    security: starttls
    user: ~
    # The password stands in a file, or in a systemd credential of this name; never here.
    passwordFile: ~
    passwordCredential: ~
    # A file of certificates to trust instead of the system's.
    ca: ~
    # How many letters are on their way at once.
    connections: 4
    timeoutSeconds: 60
  # A program that reads a letter on standard input and answers by sysexits(3), as those of Postfix, Exim, OpenSMTPD and
  # msmtp do. It is run without a shell as PROGRAM ARGUMENTS... -f SENDER -- RECIPIENT.
  sendmail:
    program: /usr/sbin/sendmail
    arguments: [-i]
    # How many of it run at once.
    concurrency: 4
    timeoutSeconds: 60
  maildir:
    folder: ~
  # How many letters a minute at most, at equal distances, for servers that take no more; ~ means as many as are taken.
  pace: ~

# Checks -------------------------------------------------------------------------------------------------------------
checks:
  # How many buildings are looked at at once.
  concurrency: 16

# Lamps --------------------------------------------------------------------------------------------------------------
lamps:
  # How many buildings are switched at once.
  concurrency: 16

# The clock ----------------------------------------------------------------------------------------------------------
clock:
  # Where nothing keeps the machine's clock right, as just after a start without a network, nothing is sent, switched or
  # looked at for so long; `lightctl health` says so. A clock that is behind what the register has seen is waited for
  # until it is right. 0 trusts the clock at once.
  holdSeconds: 600

# The socket ---------------------------------------------------------------------------------------------------------
socket:
  # ~ means /run/lightd/io.lightd, or $XDG_RUNTIME_DIR/lightd/io.lightd for a user; --socket on the command line wins.
  path: ~
  # Who may connect at all; what they may then do stands under `access`.
  mode: "0666"

# Who may do what. Anyone who can connect reads the public state. Observers read everything, operators change things.
# root and the user that lightd runs as are always operators. Names or numbers.
access:
  observers:
    users: []
    groups: []
  operators:
    users: []
    groups: [lightctl]

# What a client may ask for before it is answered with an error.
limits:
  connections: 256
  connectionsPerUser: 64
  messageBytes: 1048576
  depth: 64
  # Seconds after which a message that has begun and not ended is given up, and its connection closed; 0 means never.
  # A connection that rests between two messages, or awaits an answer, is left alone.
  idleSeconds: 30
  # Bytes of all unfinished messages of one user; whose message goes beyond it is disconnected.
  unfinishedBytesPerUser: 33554432
  # Bytes of answers that a client has not taken, at which it is not heard any more until it takes them.
  outputBytes: 65536
  # Calls of one connection that are answered before others have their turn.
  callsPerTurn: 16

# Housekeeping -------------------------------------------------------------------------------------------------------
backup:
  # Where `lightctl backup` writes when it is not told; ~ means backups/ in the state folder.
  folder: ~

log:
  # debug, info, notice, warning or error
  level: info

# A file of public holidays that is read besides the built-in one; what it says of a country replaces what is built in.
holidays: ~

"""###
}
