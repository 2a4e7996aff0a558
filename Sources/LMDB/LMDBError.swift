import CLMDB
import Glibc

/// An operation of the store that did not succeed: what went wrong, in which call, where, and what
/// to do about it.
///
/// Thrown for operating failures only. A caller's own fault (a table used with the transaction of
/// another environment, a write begun inside a write) traps instead.
@usableFromInline
package struct LMDBError: Error, Equatable, Sendable {
    /// What went wrong.
    package let code: Code

    /// The call that failed, in words: "commit", "open", "read a value".
    package let operation: String

    /// The directory of the environment.
    package let path: String

    /// An error of this package's own making, or of a status that is already named.
    package init(_ code: Code, operation: String, path: String) {
        self.code = code
        self.operation = operation
        self.path = path
    }

    /// The error for a status that LMDB returned: one of its own negative codes or an `errno`.
    package init(status: CInt, operation: String, path: String) {
        self.init(Code(status: status), operation: operation, path: path)
    }

    /// The error for a failed call on a table within the environment of `environment`, from which
    /// the path is taken. Out of line: the calls that can throw stay small.
    ///
    /// LMDB says `EINVAL` for a table that the transaction does not know; that is named here.
    @usableFromInline
    @inline(never)
    init(status: CInt, tableCall operation: StaticString, environment: OpaquePointer?) {
        var path: UnsafePointer<CChar>?
        if let environment { mdb_env_get_path(environment, &path) }
        self.init(
            status: status == EINVAL ? MDB_BAD_DBI : status, operation: "\(operation)",
            path: path.map { String(cString: $0) } ?? "")
    }
}

// MARK: - What to tell the user

extension LMDBError: CustomStringConvertible {
    /// One line: the path, the call, what happened, and what to do.
    @usableFromInline package var description: String {
        "\(path): cannot \(operation): \(code.cause) (\(code.name)). \(code.advice)"
    }
}
