import Accounting
import ArgumentParser
import Commands
import EventLog
import Events
import Glibc
import Interchange
import LMDB
import Projections
import Queries

/// How the process ends: with which status, after saying what.
struct Ending {
    let status: Int32
    /// What is said on standard error; nil for nothing.
    let message: String?

    private init(_ status: ExitStatus, _ message: String?) {
        self.init(status: status.rawValue, message: message)
    }

    private init(status: Int32, message: String?) {
        self.status = status
        self.message = message
    }

    /// The ending that an error of a command makes.
    init(_ error: any Error) {
        switch error {
        case let code as ExitCode: self.init(status: code.rawValue, message: nil)
        case is OutputClosed: self.init(.fine, nil)
        case let error as Interrupted: self.init(.interrupted, "interrupted; \(error.advice)")
        case let error as Failure: self.init(error.status, error.description)
        case let error as EventLogError: self.init(error.exitStatus, "\(error)")
        case let error as LMDBError: self.init(error.exitStatus, "\(error)")
        case let error as SourceError: self.init(error.exitStatus, "\(error)")
        case let error as RejectsFile.SameFile: self.init(.usage, "\(error)")
        case let error as InvalidPlan:
            self.init(
                .configuration, error.findings.map { "\($0)" }.joined(separator: "\ndaybook: "))
        case let error as QueryError: self.init(error.exitStatus, "\(error)")
        case let error as FigureMismatch: self.init(.found, "\(error)")
        case let error as Refusal: self.init(.found, "\(error)")
        case let error as WireError:
            self.init(
                .badData,
                "a record of the log is damaged: \(error) daybook verify says which; restore a "
                    + "backup")
        case let error as RowError:
            self.init(
                .badData,
                "a read model's table is damaged (\(error)); fold it again with daybook rebuild run"
            )
        case let error as GenerationBusy: self.init(.tryAgain, "\(error)")
        case let error as AccountingError: self.init(.badData, "\(error)")
        case let error as ProjectionStop: self.init(.badData, error.reason)
        default: self.init(.internalError, "\(error)")
        }
    }
}

extension EventLogError {
    fileprivate var exitStatus: ExitStatus {
        switch self {
        case .noBook, .notABook, .noEvent: .noInput
        case .bookExists, .readOnly: .usage
        case .newerFormat: .unavailable
        default: .badData
        }
    }
}

extension LMDBError {
    fileprivate var exitStatus: ExitStatus {
        switch code {
        case .alreadyOpen, .readersFull, .mapResized, .system(EAGAIN), .system(EBUSY): .tryAgain
        case .versionMismatch: .unavailable
        case .pageNotFound, .corrupted, .invalid, .truncated: .badData
        default: .inputOutput
        }
    }
}

extension SourceError {
    fileprivate var exitStatus: ExitStatus {
        switch kind {
        case .missing: .noInput
        case .badData: .badData
        case .inputOutput: .inputOutput
        }
    }
}

extension QueryError {
    fileprivate var exitStatus: ExitStatus {
        switch self {
        case .unknown, .noPayDate: .noInput
        case .ambiguous, .badFilter, .notHonoured, .notKnownYet: .usage
        }
    }
}
