import CLMDB

extension Environment {
    /// A table to be opened: its name and what it may hold under one key.
    package struct TableRequest: Sendable, ExpressibleByStringLiteral {
        package let name: String
        package let kind: Table.Kind

        /// A table called `name`.
        package init(_ name: String, kind: Table.Kind = .unique) {
            self.name = name
            self.kind = kind
        }

        package init(stringLiteral name: String) {
            self.init(name)
        }
    }

    /// Opens tables, in the order asked for, and makes those that are missing, unless the
    /// environment is read-only.
    ///
    /// All in one transaction: either all are open or none. A transaction that had begun before
    /// cannot use them.
    ///
    /// - Precondition: this thread is not in a write transaction of this environment.
    /// - Throws: ``LMDBError``: `tablesFull` if they are more than the environment was opened for,
    ///   `incompatible` if one was made with another kind, `notFound` if one is missing and the
    ///   environment is read-only.
    package func openTables(_ requests: [TableRequest]) throws -> [Table] {
        if isReadOnly {
            return try existingTables.withLock { _ in
                try openExistingTables(requests)
            }
        }
        return try write { transaction in
            try requests.map { try Table($0, in: &transaction) }
        }
    }

    /// Opens one table; see ``openTables(_:)``.
    package func openTable(_ name: String, kind: Table.Kind = .unique) throws -> Table {
        try openTables([TableRequest(name, kind: kind)])[0]
    }

    private func openExistingTables(_ requests: [TableRequest]) throws(LMDBError) -> [Table] {
        var tables: [Table] = []
        let transaction = try beginRead()
        for request in requests {
            tables.append(try Table(existing: request, in: transaction))
        }
        transaction.keepTables()
        return tables
    }
}

extension Table {
    /// Opens the table in a write transaction and makes it if it is missing. The handle is good for
    /// other transactions once this one has committed; if it is aborted, the table is closed.
    package init(
        _ request: Environment.TableRequest, in transaction: inout WriteTransaction
    ) throws(LMDBError) {
        try self.init(request, transaction.handle, flags: CUnsignedInt(MDB_CREATE))
    }

    /// Opens a table that is there already.
    fileprivate init(
        existing request: Environment.TableRequest, in transaction: borrowing ReadTransaction
    ) throws(LMDBError) {
        try self.init(request, transaction.handle, flags: 0)
    }

    private init(
        _ request: Environment.TableRequest, _ transaction: OpaquePointer, flags: CUnsignedInt
    ) throws(LMDBError) {
        let environment = mdb_txn_env(transaction)
        var index: MDB_dbi = 0
        var opened: CUnsignedInt = 0
        var status = mdb_dbi_open(transaction, request.name, request.kind.flags | flags, &index)
        if status == MDB_SUCCESS { status = mdb_dbi_flags(transaction, index, &opened) }
        if status == MDB_SUCCESS, opened != request.kind.flags { status = MDB_INCOMPATIBLE }
        guard status == MDB_SUCCESS, let environment else {
            throw LMDBError(status: status, tableCall: "open a table", environment: environment)
        }
        self.init(request.kind, index, in: environment)
    }
}

extension Table.Kind {
    var flags: CUnsignedInt {
        switch self {
        case .unique: 0
        case .duplicates: CUnsignedInt(MDB_DUPSORT)
        case .fixedSizeDuplicates: CUnsignedInt(MDB_DUPSORT | MDB_DUPFIXED)
        }
    }
}
