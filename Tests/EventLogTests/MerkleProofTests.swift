import Testing

@testable import EventLog

@Suite("Merkle proofs")
struct MerkleProofTests {
    private static let sizes = [1, 2, 3, 7, 8, 9, 31, 33, 255, 256, 257, 300]

    @Test("every leaf is proved in trees of many sizes, and no other leaf is", arguments: sizes)
    func inclusion(size: Int) throws {
        let tiles = MemoryTiles(leaves: 300, batch: 300)
        let tree = MerkleTree(size: UInt64(size))
        let root = try tree.root(reading: tiles.read)
        for leaf in 0..<size {
            let proof = try tree.inclusionProof(ofLeaf: UInt64(leaf), reading: tiles.read)
            #expect(proof.proves(leaf: MemoryTiles.leaf(leaf), root: root), "leaf \(leaf)")
            #expect(!proof.proves(leaf: MemoryTiles.leaf(leaf + 1), root: root), "leaf \(leaf)")
            #expect(proof.path.count <= 9)
        }
    }

    @Test("every earlier tree is proved a part of the later one", arguments: sizes)
    func consistency(size: Int) throws {
        let tiles = MemoryTiles(leaves: 300, batch: 300)
        let tree = MerkleTree(size: UInt64(size))
        let newRoot = try tree.root(reading: tiles.read)
        for old in 1...size {
            let oldRoot = try MerkleTree(size: UInt64(old)).root(reading: tiles.read)
            let proof = try tree.consistencyProof(from: UInt64(old), reading: tiles.read)
            #expect(proof.proves(oldRoot: oldRoot, newRoot: newRoot), "from \(old)")
            #expect(!proof.proves(oldRoot: .empty, newRoot: newRoot), "from \(old)")
            #expect(!proof.proves(oldRoot: oldRoot, newRoot: .empty), "from \(old)")
        }
    }

    @Test("a proof with one hash changed, missing or added proves nothing")
    func damagedProofs() throws {
        let tiles = MemoryTiles(leaves: 100, batch: 100)
        let tree = MerkleTree(size: 100)
        let (root, leaf) = (try tree.root(reading: tiles.read), MemoryTiles.leaf(37))
        let path = try tree.inclusionProof(ofLeaf: 37, reading: tiles.read).path
        for index in path.indices {
            var damaged = path
            damaged[index] = .empty
            var shorter = path
            shorter.remove(at: index)
            var longer = path
            longer.insert(.empty, at: index)
            for wrong in [damaged, shorter, longer] {
                let proof = InclusionProof(leafIndex: 37, treeSize: 100, path: wrong)
                #expect(!proof.proves(leaf: leaf, root: root))
            }
        }
    }
}
