import LMDB

/// What is fixed when a book is created.
struct BookIdentity {
    let id: BookID
    let programme: String?

    init(id: BookID, programme: String?) {
        self.id = id
        self.programme = programme
    }

    /// Reads the identity of the book in `path` and checks that this program can read the rest.
    init<T: Transaction & ~Copyable>(
        _ meta: Table, in transaction: borrowing T, path: String
    ) throws {
        let format = try meta.get(MetaKey.format, in: transaction)
        guard let format, format.byteCount == 4 else {
            throw EventLogError.notABook(path: path, reason: "its log does not tell its format")
        }
        let found = format.littleEndian(UInt32.self)
        guard found <= LogTables.format else {
            throw EventLogError.newerFormat(
                path: path, found: found, supported: LogTables.format)
        }
        guard let bytes = try meta.get(MetaKey.book, in: transaction),
            let id = BookID(bytes: bytes)
        else {
            throw EventLogError.damaged(path: path, position: 0, reason: "the book has no id")
        }
        self.id = id
        let programme = try meta.get(MetaKey.programme, in: transaction)?.copied
        self.programme = programme.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Writes the format and the identity of a new book.
    func write(to meta: Table, in transaction: inout WriteTransaction) throws {
        var format: [UInt8] = []
        format.appendLittleEndian(LogTables.format)
        try meta.put(MetaKey.format, format, in: &transaction)
        try meta.put(MetaKey.book, id.bytes, in: &transaction)
        if let programme {
            let text = Array(programme.utf8)
            try meta.put(MetaKey.programme, text, in: &transaction)
        }
    }
}
