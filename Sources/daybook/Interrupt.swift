import Glibc
import Synchronization

/// Ctrl-C, and the polite request to end: long work looks here between two steps that leave the
/// book whole.
enum Interrupt {
    private static let isAsked = Atomic<Bool>(false)

    /// From now on a signal is noted; a second one ends the process as it would have. One that the
    /// parent had blocked comes through too: some start their children with all signals blocked.
    static func watch() {
        var watched = sigset_t()
        sigemptyset(&watched)
        for number in [SIGINT, SIGTERM] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in
                Interrupt.isAsked.store(true, ordering: .relaxed)
            }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
            sigaction(number, &action, nil)
            sigaddset(&watched, number)
        }
        pthread_sigmask(SIG_UNBLOCK, &watched, nil)
    }

    /// - Throws: `Interrupted` once a signal has come.
    static func check(_ advice: @autoclosure () -> String) throws {
        if isAsked.load(ordering: .relaxed) { throw Interrupted(advice: advice()) }
    }
}

/// The user asked the work to end.
struct Interrupted: Error {
    /// How to go on.
    let advice: String
}
