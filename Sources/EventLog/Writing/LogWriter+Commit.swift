import LMDB

extension LogWriter {
    /// Puts everything pending into the tables and commits it.
    ///
    /// - Returns: what the next writer can go on with.
    consuming func commit() throws -> WriterState {
        if state.records.count > 0 { try putAll() }
        try transaction.commit()
        state.settle()
        return state
    }

    /// Each table's puts go through one cursor, in the order of their keys.
    private mutating func putAll() throws {
        let tables = log.tables
        let first = state.head.position + 1
        let growth = TreeGrowth(of: state.edge, by: state.records)
        try state.records.put(into: tables.log, from: first, in: &transaction)
        try state.ids.put(into: tables.ids, from: first, in: &transaction)
        try state.streams.put(into: tables.streams, in: &transaction)
        state.edge = growth.finish()
        state.advanceHead()
        try state.edge.put(into: tables.tiles, in: &transaction)
        for (index, name) in state.newSources.enumerated() {
            var row: [UInt8] = []
            row.appendLittleEndian(state.sourceCount + UInt32(index) + 1)
            try tables.meta.put(MetaKey.source(name), row, in: &transaction)
        }
        try tables.meta.put(MetaKey.head, state.head.row, in: &transaction)
    }
}

extension PendingRecords {
    fileprivate func put(
        into table: Table, from first: Position, in transaction: inout WriteTransaction
    ) throws {
        var cursor = try table.writeCursor(in: &transaction)
        for index in 0..<count {
            try cursor.append(Key64(first + UInt64(index)).bytes, self[index])
        }
    }
}

extension PendingIDs {
    fileprivate func put(
        into table: Table, from first: Position, in transaction: inout WriteTransaction
    ) throws {
        var rows: [UInt8] = []
        rows.reserveCapacity(8 * count)
        for index in 0..<count { rows.appendLittleEndian(first + UInt64(index)) }
        try keys().put(rows: rows, into: table, in: &transaction)
    }
}

extension StreamCache {
    fileprivate func put(
        into table: Table, in transaction: inout WriteTransaction
    ) throws {
        let (keys, rows) = changedRows()
        try keys.put(rows: rows, into: table, in: &transaction)
    }
}

extension KeyBatch {
    /// Puts each key with its row; `rows` are of one size and lie beside each other in the order
    /// in which the keys were appended.
    fileprivate func put(
        rows: [UInt8], into table: Table, in transaction: inout WriteTransaction
    ) throws {
        guard count > 0 else { return }
        let size = rows.count / count
        var cursor = try table.writeCursor(in: &transaction)
        for index in sortedIndices() {
            try cursor.put(
                self[index], rows.span.bytes.extracting(size * index..<size * (index + 1)))
        }
    }
}

extension TileEdge {
    fileprivate func put(
        into table: Table, in transaction: inout WriteTransaction
    ) throws {
        try forEachChangedTile { address, hashes in
            try hashes.withUnsafeBytes { bytes in
                let key = address.key
                try table.put(key.span.bytes, RawSpan(_unsafeBytes: bytes), in: &transaction)
            }
        }
    }
}
