// The free-page tree of LMDB 0.9 on a 64-bit little-endian machine (mdb.c, MDB_page, MDB_node and
// the part on the freelist). Its keys are transaction numbers, its values lists of page numbers.
//
//     page    0  number            8 bytes
//            10  flags             2    1 branch, 2 leaf, 4 overflow
//            12  lower             2    end of the node offsets
//            16  node offsets      2 each, from the start of the page
//     node    0  low               4    leaf: size of the value; branch: child page, low part
//             4  flags             2    leaf: 1 value is on an overflow page; branch: high part
//             6  key size          2
//             8  key, then the value or the number of its overflow page
//     value   0  count             8
//             8  page numbers      8 each

/// Collects which of some pages the free-page tree of a data file lists.
struct FreePages {
    /// The size of a page in bytes.
    let pageSize: Int
    /// The pages in question.
    let wanted: ClosedRange<Int>
    /// Those of them that are free.
    private(set) var found: Set<Int> = []
    /// How many pages have been read. In a tree that is damaged, pages may lead in circles.
    private var visited = 0

    init(pageSize: Int, wanted: ClosedRange<Int>) {
        self.pageSize = pageSize
        self.wanted = wanted
    }

    private static let depthLimit = 32
    private static let headByteCount = 16
    private static let branchFlag: UInt16 = 1
    private static let leafFlag: UInt16 = 2
    private static let overflowFlag: UInt16 = 4
    private static let bigValueFlag: UInt16 = 1

    /// Walks the tree under the page `root`, which has `depth` levels. An empty tree has no root.
    ///
    /// - Throws: ``LMDBError``: `truncated` if the tree itself is beyond the end of the file,
    ///   `corrupted` if it is not a tree.
    mutating func visit(
        root: UInt64, depth: Int, in file: borrowing DataFile
    ) throws(LMDBError) {
        if depth == 0 || root == .max { return }
        visited += 1
        guard depth <= Self.depthLimit, visited <= wanted.upperBound else {
            throw file.failure(.corrupted)
        }
        let page = try file.bytes(pageSize, at: offset(of: root, in: file))
        let isLeaf = page.load(UInt16.self, at: 10) & Self.leafFlag != 0
        let isBranch = page.load(UInt16.self, at: 10) & Self.branchFlag != 0
        guard isLeaf == (depth == 1), isBranch != isLeaf else { throw file.failure(.corrupted) }
        let lower = Int(page.load(UInt16.self, at: 12))
        guard (Self.headByteCount...pageSize).contains(lower) else {
            throw file.failure(.corrupted)
        }
        for slot in stride(from: Self.headByteCount, to: lower - 1, by: 2) {
            let node = Int(page.load(UInt16.self, at: slot))
            guard node + 8 <= pageSize else { throw file.failure(.corrupted) }
            if isLeaf {
                try visitLeafNode(at: node, of: page, in: file)
            } else {
                let low = UInt64(page.load(UInt32.self, at: node))
                let high = UInt64(page.load(UInt16.self, at: node + 4))
                try visit(root: high << 32 | low, depth: depth - 1, in: file)
            }
        }
    }

    private mutating func visitLeafNode(
        at node: Int, of page: [UInt8], in file: borrowing DataFile
    ) throws(LMDBError) {
        let size = Int(page.load(UInt32.self, at: node))
        let value = node + 8 + Int(page.load(UInt16.self, at: node + 6))
        if page.load(UInt16.self, at: node + 4) & Self.bigValueFlag == 0 {
            guard value + size <= pageSize else { throw file.failure(.corrupted) }
            try collect(Array(page[value..<value + size]), in: file)
            return
        }
        guard value + 8 <= pageSize else { throw file.failure(.corrupted) }
        let start = try offset(of: page.load(UInt64.self, at: value), in: file)
        let bytes = try file.bytes(Self.headByteCount + size, at: start)
        guard bytes.load(UInt16.self, at: 10) & Self.overflowFlag != 0 else {
            throw file.failure(.corrupted)
        }
        try collect(Array(bytes[Self.headByteCount...]), in: file)
    }

    private mutating func collect(
        _ list: [UInt8], in file: borrowing DataFile
    ) throws(LMDBError) {
        guard list.count >= 8 else { throw file.failure(.corrupted) }
        let count = list.load(UInt64.self, at: 0)
        guard count <= (list.count - 8) / 8 else { throw file.failure(.corrupted) }
        for index in 0..<Int(count) {
            let page = list.load(UInt64.self, at: 8 + index * 8)
            if page <= wanted.upperBound, page >= wanted.lowerBound { found.insert(Int(page)) }
        }
    }

    /// Where a page lies in the file; `corrupted` if its number is absurd.
    private func offset(
        of page: UInt64, in file: borrowing DataFile
    ) throws(LMDBError) -> Int {
        guard page <= wanted.upperBound else { throw file.failure(.corrupted) }
        return Int(page) * pageSize
    }
}
