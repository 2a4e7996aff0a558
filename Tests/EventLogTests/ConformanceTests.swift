import FoundationEssentials
import Testing

@testable import EventLog

/// Test vectors of other implementations, which are not part of the repository.
///
/// Looked for in `DAYBOOK_CONFORMANCE`, then in `shared/data/conformance` beside any directory that
/// the sources are in.
enum Conformance {
    static let directory: String? = {
        if let named = ProcessInfo.processInfo.environment["DAYBOOK_CONFORMANCE"] { return named }
        var parts = #filePath.split(separator: "/").dropLast()
        while !parts.isEmpty {
            let candidate = "/" + parts.joined(separator: "/") + "/shared/data/conformance"
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            parts.removeLast()
        }
        return nil
    }()

    static let isPresent = directory != nil

    static let absence: Comment =
        "NOT CHECKED: no conformance data; set DAYBOOK_CONFORMANCE to its directory"

    static func data(_ path: String) throws -> Data {
        try Data(contentsOf: URL(filePath: try #require(directory) + "/" + path))
    }

    /// The JSON files below `folder`, decoded, with their paths.
    static func vectors<Vector: Decodable>(
        _ type: Vector.Type, in folder: String
    ) throws -> [(path: String, vector: Vector)] {
        let root = try #require(directory) + "/" + folder
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root)
        return try paths.filter { $0.hasSuffix(".json") }.sorted().map { path in
            let data = try Data(contentsOf: URL(filePath: root + "/" + path))
            return (path, try JSONDecoder().decode(type, from: data))
        }
    }
}

private struct InclusionVector: Decodable {
    let leafIdx: UInt64
    let treeSize: UInt64
    let root: Data
    let leafHash: Data
    let proof: [Data]?
    let wantErr: Bool

    var isProved: Bool {
        guard let root = root.hash, let leaf = leafHash.hash,
            let path = (proof ?? []).hashes
        else { return false }
        let proof = InclusionProof(leafIndex: leafIdx, treeSize: treeSize, path: path)
        return proof.proves(leaf: leaf, root: root)
    }
}

private struct ConsistencyVector: Decodable {
    let size1: UInt64
    let size2: UInt64
    let root1: Data
    let root2: Data
    let proof: [Data]?
    let wantErr: Bool

    var isProved: Bool {
        guard let root1 = root1.hash, let root2 = root2.hash, let path = (proof ?? []).hashes
        else { return false }
        let proof = ConsistencyProof(oldSize: size1, newSize: size2, path: path)
        return proof.proves(oldRoot: root1, newRoot: root2)
    }
}

extension Data {
    /// The hash with these bytes. Some vectors have short texts for roots, which stand for hashes
    /// that are what they are: those are hashed.
    fileprivate var hash: MerkleHash? {
        if isEmpty { return nil }
        return MerkleHash(bytes: [UInt8](self)) ?? MerkleHash.leaf([UInt8](self).span.bytes)
    }
}

extension [Data] {
    fileprivate var hashes: [MerkleHash]? {
        let hashes = compactMap { MerkleHash(bytes: [UInt8]($0)) }
        return hashes.count == count ? hashes : nil
    }
}

@Suite("Merkle conformance", .enabled(if: Conformance.isPresent, Conformance.absence))
struct ConformanceTests {
    @Test("inclusion proofs are accepted and refused as by transparency-dev/merkle")
    func inclusion() throws {
        let vectors = try Conformance.vectors(
            InclusionVector.self, in: "merkle/testdata/inclusion")
        #expect(vectors.count >= 98)
        for (path, vector) in vectors {
            #expect(vector.isProved == !vector.wantErr, "\(path)")
        }
    }

    @Test("consistency proofs are accepted and refused as by transparency-dev/merkle")
    func consistency() throws {
        let vectors = try Conformance.vectors(
            ConsistencyVector.self, in: "merkle/testdata/consistency")
        #expect(vectors.count >= 98)
        for (path, vector) in vectors {
            #expect(vector.isProved == !vector.wantErr, "\(path)")
        }
    }

    @Test("the roots of a growing log are those of its signed checkpoints")
    func checkpoints() throws {
        let entries = [
            "one", "two", "three", "four", "five", "six", "seven", "eit", "nain", "ten", "ileven",
            "twelf", "threeten", "fourten", "fivten",
        ]
        var range = CompactRange()
        for size in 0...entries.count {
            if size > 0 { range.append(.leaf(Array(entries[size - 1].utf8).span.bytes)) }
            let data = try Conformance.data("tessera_log/testdata/log/checkpoint.\(size)")
            let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
            #expect(lines[1] == "\(size)")
            #expect(Data(range.root.bytes).base64EncodedString() == lines[2], "size \(size)")
        }
    }

    @Test("a partial tile is stored as tlog-tiles have it")
    func partialTile() throws {
        var edge = TileEdge()
        for entry in ["one", "two", "three", "four", "five"] {
            edge.append(.leaf(Array(entry.utf8).span.bytes))
        }
        let stored = try Conformance.data("tessera_log/testdata/log/tile/0/000.p/5")
        var tiles: [[UInt8]] = []
        edge.forEachChangedTile { tiles.append($1.flatMap(\.bytes)) }
        #expect(tiles == [[UInt8](stored)])
    }
}
