import Glibc

/// A bounded queue between many callers, who never wait, and a few threads, who do.
///
/// Sendable because the lock guards every stored variable.
final class Orders<Order: Sendable>: @unchecked Sendable {
    /// What a thread is to do next.
    enum Next {
        case order(Order)
        /// Nothing came for a while.
        case rest
        /// Nothing will come any more.
        case end
    }

    private let limit: Int
    private var waiting: [Order] = []
    private var isClosed = false
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init(limit: Int) {
        self.limit = limit
        pthread_mutex_init(lock, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // A step of the wall clock must not stretch a wait.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(arrival, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(arrival)
        pthread_mutex_destroy(lock)
        arrival.deallocate()
        lock.deallocate()
    }

    /// Takes an order in; says why not where it cannot.
    func add(_ order: Order) -> CrewRefusal? {
        locked {
            if isClosed { return .closed }
            if waiting.count >= limit { return .full }
            waiting.append(order)
            pthread_cond_signal(arrival)
            return nil
        }
    }

    /// Waits for the next order.
    ///
    /// - Parameter seconds: after how long without one to rest; nil waits as long as it takes.
    func next(restingAfter seconds: Int?) -> Next {
        locked {
            var end = timespec()
            clock_gettime(CLOCK_MONOTONIC, &end)
            end.tv_sec += seconds ?? 0
            while waiting.isEmpty, !isClosed {
                if seconds == nil {
                    pthread_cond_wait(arrival, lock)
                } else if pthread_cond_timedwait(arrival, lock, &end) == ETIMEDOUT, waiting.isEmpty, !isClosed {
                    return .rest
                }
            }
            return waiting.isEmpty ? .end : .order(waiting.removeFirst())
        }
    }

    /// Lets nothing in any more, wakes every thread and hands back what was not begun.
    func close() -> [Order] {
        locked {
            isClosed = true
            pthread_cond_broadcast(arrival)
            defer { waiting = [] }
            return waiting
        }
    }

    private func locked<Answer>(_ body: () -> Answer) -> Answer {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
    }
}
