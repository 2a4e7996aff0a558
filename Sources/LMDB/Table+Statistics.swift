import CLMDB

extension Table {
    /// How large a table is.
    package struct Statistics: Sendable, Equatable {
        /// Pairs of keys and values.
        package let entries: Int
        /// Levels of the tree; none in an empty table.
        package let depth: Int
        /// Pages above the leaves.
        package let branchPages: Int
        /// Pages with keys and values.
        package let leafPages: Int
        /// Pages with values too large for a leaf.
        package let overflowPages: Int
    }

    /// How large the table is.
    ///
    /// - Complexity: O(1); nothing is counted.
    package func statistics<T: Transaction & ~Copyable>(
        in transaction: borrowing T
    ) throws(LMDBError) -> Statistics {
        check(transaction.handle)
        var stat = MDB_stat()
        let status = mdb_stat(transaction.handle, index, &stat)
        guard status == MDB_SUCCESS else {
            throw LMDBError(
                status: status, tableCall: "measure a table",
                environment: mdb_txn_env(transaction.handle))
        }
        return Statistics(
            entries: stat.ms_entries, depth: Int(stat.ms_depth),
            branchPages: stat.ms_branch_pages, leafPages: stat.ms_leaf_pages,
            overflowPages: stat.ms_overflow_pages)
    }

    /// How many pairs the table holds.
    ///
    /// - Complexity: O(1).
    package func count<T: Transaction & ~Copyable>(
        in transaction: borrowing T
    ) throws(LMDBError) -> Int {
        try statistics(in: transaction).entries
    }
}

extension Environment {
    /// LMDB keeps the tables of an environment by name in this unnamed one.
    private static let mainIndex: MDB_dbi = 1

    /// The names of all tables there are, open or not, in byte order.
    package func tableNames() throws -> [String] {
        var names: [String] = []
        try read { transaction in
            let main = Table(.unique, Self.mainIndex, in: handle)
            try main.scan(in: transaction) { name, _ in
                names.append(name.withUnsafeBytes { String(decoding: $0, as: UTF8.self) })
                return .proceed
            }
        }
        return names
    }
}
