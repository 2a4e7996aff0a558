import Events
import LMDB

/// A quick look at the end of the log: the head, the edge of the tree, and the last records with
/// their rows.
struct TailCheck {
    private let head: LogHead
    private(set) var report: VerificationReport

    init(_ head: LogHead) {
        self.head = head
        report = VerificationReport(head: head, recordCount: 0, byteCount: 0, finding: nil)
    }

    mutating func run(on reader: borrowing LogReader, _ count: Position) throws {
        let first = head.position - min(count, head.position) + 1
        var byteCount: UInt64 = 0
        var finding = try edgeProblem(reader)
        var position = first
        while finding == nil, position <= head.position {
            let bytes = try reader.recordBytes(at: position)
            if let bytes {
                byteCount += UInt64(bytes.byteCount)
                finding = try problem(bytes, at: position, reader).map {
                    .init(position: position, reason: $0)
                }
            } else {
                finding = .init(position: position, reason: "there is no record")
            }
            position += 1
        }
        report = VerificationReport(
            head: head, recordCount: position - first, byteCount: byteCount, finding: finding)
    }

    private func edgeProblem(
        _ reader: borrowing LogReader
    ) throws -> VerificationReport.Finding? {
        do {
            let root = try reader.root(at: head.position)
            if root == head.root { return nil }
            return .init(position: 0, reason: "the root in the head is not that of the tree")
        } catch let error as EventLogError {
            return .init(position: 0, reason: error.reason)
        }
    }

    /// What is wrong with a record and its rows; `nil` if nothing is.
    private func problem(
        _ bytes: RawSpan, at position: Position, _ reader: borrowing LogReader
    ) throws -> String? {
        do {
            let event = try EventView(bytes)
            let draft = try event.draft()
            if event.position != position {
                return "the record says that it is at position \(event.position)"
            }
            let stored = try reader.tileHashes(level: 0, range: position - 1..<position)
            if stored != [MerkleHash.leaf(bytes)] {
                return "its bytes are not those whose hash was put into the tree"
            }
            if try reader.position(source: draft.source, id: draft.id) != position {
                return "its id does not lead to it"
            }
            let stream = try reader.stream(draft.body.streamKind, draft.body.streamId)
            if stream.ordinal != event.number || stream.version < event.version
                || stream.lastPosition < position
            {
                return "the row of its stream is not what it says"
            }
            return nil
        } catch let error as WireError {
            return "the record does not decode: \(error)"
        } catch let error as EventLogError {
            return error.reason
        }
    }
}
