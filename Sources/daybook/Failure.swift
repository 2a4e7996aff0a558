import ArgumentParser
import EventLog
import Foundation
import Interchange
import LMDB
import Queries

/// Exit statuses, after sysexits(3).
enum ExitStatus: Int32 {
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

extension Daybook {
    /// Runs the command line and ends the process with the status that fits.
    static func exit(withErrorsOf run: ([String]) throws -> Void) {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch let status as ExitCode {
            Foundation.exit(status.rawValue)
        } catch let failure as Failure {
            end(failure.status, failure.description)
        } catch let error as EventLogError {
            end(error.exitStatus, "\(error)")
        } catch let error as LMDBError {
            end(error.exitStatus, "\(error)")
        } catch let error as SourceError {
            end(error.kind == .missing ? .noInput : .badData, "\(error)")
        } catch let error as QueryError {
            end(.noInput, "\(error)")
        } catch  where exitCode(for: error) == .validationFailure || isHelp(error) {
            exit(withError: error)
        } catch {
            end(.internalError, "\(error)")
        }
    }

    private static func isHelp(_ error: any Error) -> Bool {
        exitCode(for: error) == .success
    }

    private static func end(_ status: ExitStatus, _ message: String) {
        Console.note("daybook: \(message)")
        Foundation.exit(status.rawValue)
    }
}

extension EventLogError {
    fileprivate var exitStatus: ExitStatus {
        switch self {
        case .noBook, .notABook: .noInput
        case .bookExists: .usage
        case .newerFormat: .unavailable
        default: .badData
        }
    }
}

extension LMDBError {
    fileprivate var exitStatus: ExitStatus {
        switch code {
        case .alreadyOpen: .tryAgain
        default: .inputOutput
        }
    }
}
