import Queries

/// Exit statuses, after sysexits(3); the same in every output format.
enum ExitStatus: Int32 {
    case fine = 0
    /// Ran, and something was found: rejects, a difference, a failed check.
    case found = 1
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case internalError = 70
    case inputOutput = 74
    case tryAgain = 75
    case configuration = 78
    /// Ended by the user: 128 and the number of the signal.
    case interrupted = 130
}

/// An error with the status that the process ends with.
struct Failure: Error, CustomStringConvertible {
    let status: ExitStatus
    let description: String

    init(_ status: ExitStatus, _ description: String) {
        self.status = status
        self.description = description
    }
}
