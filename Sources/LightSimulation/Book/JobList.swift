import LightDomain

/// The jobs of a book by key, with those of one subject and those under way at hand: they are asked for at every step.
struct JobList {
    private var byKey: [String: Book.Job] = [:]
    private var keysBySubject: [Subject: [String]] = [:]
    private var keysByTown: [String: [String]] = [:]
    /// Keys of those under way.
    private(set) var running: Set<String> = []
    /// Editions that have a job.
    private(set) var editions: Set<Int> = []

    subscript(key: String) -> Book.Job? {
        get { byKey[key] }
        set {
            // A change of one that is not there ends here; a job is never forgotten.
            guard let newValue else { return }
            if byKey.updateValue(newValue, forKey: key) == nil {
                keysBySubject[newValue.subject, default: []].append(key)
                keysByTown[newValue.subject.municipality.text, default: []].append(key)
                editions.insert(newValue.edition)
            }
            if newValue.state == .running { running.insert(key) } else { running.remove(key) }
        }
    }

    var keys: some Sequence<String> { byKey.keys }

    func keys(of town: String) -> [String] { (keysByTown[town] ?? []).sorted() }

    func of(_ subject: Subject) -> some Sequence<(key: String, job: Book.Job)> {
        (keysBySubject[subject] ?? []).lazy.compactMap { key in byKey[key].map { (key, $0) } }
    }

    var underWay: some Sequence<Book.Job> { running.lazy.compactMap { byKey[$0] } }
}
