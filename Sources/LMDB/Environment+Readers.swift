import CLMDB

extension Environment {
    /// A slot of the reader table, which all processes share.
    package struct Reader: Sendable, Equatable {
        /// The process that holds the slot; it may have died.
        package let process: Int32
        /// The commit that it reads; nil if it has a slot but reads nothing now.
        package let transaction: Int?
    }

    /// The reader slots that are taken, of all processes. One that reads an old commit keeps every
    /// page that has been replaced since from being used again.
    ///
    /// - Complexity: O(slots). For status reports, not for hot paths.
    package func readers() throws(LMDBError) -> [Reader] {
        try checkOpen("list the readers")
        var text = ""
        let status = withUnsafeMutablePointer(to: &text) { text in
            mdb_reader_list(
                handle,
                { line, text in
                    guard let line, let text else { return -1 }
                    text.assumingMemoryBound(to: String.self).pointee += String(cString: line)
                    return 0
                }, text)
        }
        if status < 0 {
            throw LMDBError(status: status, operation: "list the readers", path: path)
        }
        return Self.readers(in: text)
    }

    /// Takes LMDB's list apart: a head line, then process, thread (hexadecimal) and transaction,
    /// or `-` for none. A list without readers is one sentence in brackets.
    private static func readers(in text: String) -> [Reader] {
        text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            guard fields.count == 3, let process = Int32(fields[0]) else { return nil }
            return Reader(process: process, transaction: Int(fields[2]))
        }
    }
}
