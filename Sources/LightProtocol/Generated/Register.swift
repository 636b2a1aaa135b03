// Generated from io.lightd.Register.varlink by varlink-generate; do not edit.
// swift-format-ignore-file

import Varlink

/// The register: who takes part in the campaign, which buildings they light, what they promised.
/// Reading needs no right, but contacts and device addresses are present only for observers and operators.
/// Every change needs the operator's right, and its reply is sent after it is on disk.
/// requestId makes a change safe to repeat: the same id from the same user within a day answers what the first call answered.
package enum Register: VarlinkInterface {
    package static let name = "io.lightd.Register"

    package static let text = """
        # The register: who takes part in the campaign, which buildings they light, what they promised.
        # Reading needs no right, but contacts and device addresses are present only for observers and operators.
        # Every change needs the operator's right, and its reply is sent after it is on disk.
        # requestId makes a change safe to repeat: the same id from the same user within a day answers what the first call answered.
        interface io.lightd.Register

        # Where a municipality stands in an edition.
        type Standing (invited, declined, committed)

        # Where a commitment stands; people move it, nothing else does.
        type Promise (promised, confirmed, withdrawn)

        type Role (first, second, technician)

        # A person to write to. Personal data.
        type Contact (
          name: ?string,
          # RFC 5321 mailbox.
          email: ?string,
          # E.164, such as +3278055800.
          phone: ?string,
          # BCP 47; absent means the municipality's first language.
          language: ?string,
          role: Role
        )

        # Degrees, WGS 84.
        type Place (latitude: float, longitude: float)

        type Municipality (
          # Slug, unique: "antwerpen".
          id: string,
          name: string,
          # Names by language: {"nl": "Antwerpen", "fr": "Anvers"}.
          names: [string]string,
          # ISO 3166-1 alpha-2.
          country: string,
          # The country's official code, in Belgium NIS: "11002".
          code: ?string,
          division: ?string,
          languages: []string,
          # IANA name.
          timeZone: string,
          place: ?Place,
          standing: Standing,
          contacts: ?[]Contact,
          # The revision of its last change.
          revision: int
        )

        # How a facade is looked at or lit. kind says which of the daemon's probes or lamps,
        # settings are those of that kind (see lightd.yaml(5)).
        type Device (name: string, kind: string, settings: object)

        type Building (
          # "antwerpen/stadhuis"
          id: string,
          municipality: string,
          name: string,
          address: ?string,
          place: ?Place,
          lamps: ?[]Device,
          probes: ?[]Device,
          revision: int
        )

        type Commitment (
          # "antwerpen/stadhuis@2027"
          id: string,
          building: string,
          edition: int,
          promise: Promise,
          # Moments; absent means the campaign's.
          on: ?string,
          off: ?string,
          # RFC 3339 UTC; absent where no moment can be found, such as a sunset without a place.
          opens: ?string,
          closes: ?string,
          note: ?string,
          revision: int
        )

        type NewBuilding (
          name: string,
          id: ?string,
          address: ?string,
          place: ?Place,
          lamps: ?[]Device,
          probes: ?[]Device,
          on: ?string,
          off: ?string,
          note: ?string,
          # Absent: promised.
          promise: ?Promise
        )

        # One town with what it promises. Anything absent is taken from the gazetteer where the name or code is known there.
        type NewMunicipality (
          name: string,
          id: ?string,
          names: ?[string]string,
          country: ?string,
          code: ?string,
          division: ?string,
          languages: ?[]string,
          timeZone: ?string,
          place: ?Place,
          contacts: ?[]Contact,
          buildings: ?[]NewBuilding
        )

        type Added (municipality: Municipality, buildings: []Building, commitments: []Commitment)

        # What became of one entry of an import: its place in the batch, and its id or what is wrong with it.
        type Imported (index: int, id: ?string, outcome: (added, changed, unchanged, refused), field: ?string, reason: ?string)

        type GazetteerEntry (name: string, names: [string]string, country: string, code: string, division: string, languages: []string, timeZone: string, place: Place)

        # Registers a municipality and, where buildings are given, its commitments for the edition (absent: the next one).
        method Add(municipality: NewMunicipality, edition: ?int, requestId: ?string) -> (added: Added, revision: int)

        # Registers or changes many in one transaction, matched by code, then id. At most 1000 a call.
        # Entries that are refused change nothing; with strict, one refusal refuses the batch. dryRun commits nothing.
        method Import(municipalities: []NewMunicipality, edition: ?int, dryRun: ?bool, strict: ?bool, requestId: ?string) -> (outcomes: []Imported, revision: int)

        # Finds towns in the built-in gazetteer by any of their names or their code.
        method Lookup(name: string, country: ?string, limit: ?int) -> (entries: []GazetteerEntry)

        # [Supports 'more' flag]
        # The lists: under `more` one record a reply, and a last reply without one, so that nothing found is no error;
        # else a page, continued with after = the last id. A filter that is absent does not filter.
        method ListMunicipalities(edition: ?int, standing: ?Standing, division: ?string, country: ?string, text: ?string, after: ?string, limit: ?int) -> (municipality: ?Municipality, municipalities: ?[]Municipality, revision: int)
        method ListBuildings(municipality: ?string, after: ?string, limit: ?int) -> (building: ?Building, buildings: ?[]Building, revision: int)
        method ListCommitments(edition: ?int, municipality: ?string, promise: ?Promise, division: ?string, after: ?string, limit: ?int) -> (commitment: ?Commitment, commitments: ?[]Commitment, revision: int)

        method GetMunicipality(id: string, edition: ?int) -> (municipality: Municipality, buildings: []Building, commitments: []Commitment)

        # Changes fields; an absent field stays. ifRevision refuses with Conflict if somebody was faster.
        method EditMunicipality(id: string, name: ?string, timeZone: ?string, languages: ?[]string, place: ?Place, contacts: ?[]Contact, ifRevision: ?int) -> (municipality: Municipality, revision: int)
        method AddBuilding(municipality: string, building: NewBuilding, edition: ?int) -> (building: Building, commitment: Commitment, revision: int)
        method EditBuilding(id: string, name: ?string, address: ?string, place: ?Place, lamps: ?[]Device, probes: ?[]Device, ifRevision: ?int) -> (building: Building, revision: int)
        method EditCommitment(id: string, on: ?string, off: ?string, note: ?string, ifRevision: ?int) -> (commitment: Commitment, revision: int)

        # Moves commitments: each id names a commitment ("a/b@2027"), a building or a municipality (its commitments of the edition).
        method Confirm(ids: []string, edition: ?int, note: ?string, requestId: ?string) -> (commitments: []Commitment, revision: int)
        method Withdraw(ids: []string, edition: ?int, note: ?string, requestId: ?string) -> (commitments: []Commitment, revision: int)
        # The municipality takes no part in the edition: withdraws what it had promised.
        method Decline(municipality: string, edition: ?int, note: ?string, requestId: ?string) -> (municipality: Municipality, revision: int)

        # Takes a municipality or building out of the register. Its history stays, without personal data.
        method Remove(id: string, ifRevision: ?int) -> (revision: int)

        # Erases what is held about a person, in the register and its history; or only shows it.
        method Forget(email: string, dryRun: ?bool) -> (places: []string, revision: int)

        error NotFound (id: string)
        # candidates are what it could have meant.
        error Ambiguous (name: string, candidates: []GazetteerEntry)
        error Exists (id: string)
        # field is a JSON Pointer into the parameters.
        error Invalid (field: string, reason: string)
        error Conflict (id: string, revision: int)
        # The state does not allow it: a withdrawn commitment cannot be confirmed.
        error NotAllowed (id: string, state: string, allowed: []string)
        # The disk is full or the database is being restored: reading works, changing does not.
        error ReadOnly (reason: string)

        """
}
