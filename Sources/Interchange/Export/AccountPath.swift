import Accounting

/// An account's path taken apart: what its kind is called, and whose or which it is.
enum AccountPath {
    /// The parts of the kind's path, and the name; an empty name where there is none.
    static func split(_ path: String) -> (kind: [String], name: String) {
        guard let kind = kind(of: path) else { return ([], path) }
        let rest = path.utf8.dropFirst(kind.path.utf8.count + 1)
        return (kind.path.split(separator: ":").map(String.init), String(rest) ?? "")
    }

    /// The kind whose path it is, or begins with.
    static func kind(of path: String) -> Account.Kind? {
        Account.Kind.allCases.first { kind in
            path == kind.path || path.utf8.starts(with: "\(kind.path):".utf8)
        }
    }
}
