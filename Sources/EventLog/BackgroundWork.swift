import Glibc
import Synchronization

/// One piece of work on a thread of its own.
///
/// The core is synchronous, and only where it hashes or stores in bulk does it ask for a second
/// thread. A pool would be more than that takes.
package final class BackgroundWork<Value: Sendable>: Sendable {
    private final class Outcome: Sendable {
        let value = Mutex<Value?>(nil)
    }

    private let outcome = Outcome()
    private let thread: pthread_t?
    private let hasEnded = Mutex(false)

    /// Begins `work`. When no thread is to be had, does it at once.
    package init(_ work: @escaping @Sendable () -> Value) {
        let outcome = self.outcome
        thread = startThread {
            let value = work()
            outcome.value.withLock { $0 = value }
        }
    }

    deinit { wait() }

    /// What came of it. Waits until it is there.
    package func finish() -> Value {
        wait()
        guard let value = outcome.value.withLock({ $0 }) else {
            preconditionFailure("a thread that has ended has done its work")
        }
        return value
    }

    private func wait() {
        hasEnded.withLock { hasEnded in
            if let thread, !hasEnded { pthread_join(thread, nil) }
            hasEnded = true
        }
    }
}

/// What a thread runs, as the system takes it.
private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
    }
}

/// Runs `body` on a new thread; here and now, if there is none to be had.
private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(ThreadBody(body))
    let status = pthread_create(
        &thread, nil,
        { context in
            if let context {
                Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
            }
            return nil
        }, context.toOpaque())
    if status == 0 { return thread }
    context.takeRetainedValue().run()
    return nil
}
