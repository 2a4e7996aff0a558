import Foundation
import Testing

@testable import Events

/// Our coder against `protoc`: what we write it reads, knowing every field; what it writes of
/// that is the same bytes, which we read.
@Suite(.enabled(if: Protoc.isInstalled, "protoc is not installed: nothing is held against it"))
struct ProtocTests {
    static let schemas = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "schemas")

    @Test(arguments: Samples.all)
    func agreesInBothDirections(_ sample: Samples.Sample) throws {
        let ours = try sample.record()
        let common = ["-I", Self.schemas.path, "daybook/v1/record.proto"]
        let decoded = try run("protoc", ["--decode=daybook.v1.Record"] + common, input: ours)
        #expect(decoded.status == 0, "\(decoded.errors)")
        let text = String(decoding: decoded.output, as: UTF8.self)
        // A field that protoc does not know is printed by its number.
        let unknown = text.split(separator: "\n").filter {
            $0.drop(while: \.isWhitespace).first?.isNumber ?? false
        }
        #expect(unknown.isEmpty)
        let encoded = try run(
            "protoc", ["--encode=daybook.v1.Record"] + common, input: decoded.output)
        #expect(encoded.status == 0, "\(encoded.errors)")
        #expect(encoded.output == ours)
    }

    /// One event spelled out, so that the two do not only agree with each other.
    @Test func readsWhatWasWrittenByHand() throws {
        let text = """
            position: 1 recorded_at: 0 effective_on: 20100 occurred_at: -1 version: 1 previous: 0
            number: 2 type: 211 stream: "invoice/I-1" source: "s" id: "1" actor: "a"
            role: ACTOR_ROLE_SYSTEM causation: 300
            sale_paid { invoice_id: "I-1" amount { minor_units: -5 currency: USD } }
            """
        let encoded = try run(
            "protoc",
            [
                "--encode=daybook.v1.Record", "-I", Self.schemas.path,
                "daybook/v1/record.proto",
            ], input: Array(text.utf8))
        #expect(encoded.status == 0, "\(encoded.errors)")
        let event = try EventView(encoded.output.span.bytes)
        #expect(event.position == 1 && event.number == 2 && event.type == .salePaid)
        #expect(event.effectiveOn.daysSince1970 == 20_100)
        #expect(event.occurredAt.microsecondsSince1970 == -1)
        let payment = try event.asSalePaid()
        #expect(payment.amount.minorUnits == -5 && payment.amount.currency.code == "USD")
        #expect(try payment.invoiceId.string() == "I-1")
        #expect(try event.envelope().causation == 300)
    }

    @Test func schemasCompileWithoutWarnings() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Self.schemas.appending(path: "daybook/v1").path)
        for file in files where file.hasSuffix(".proto") {
            let result = try run(
                "protoc", ["-I", Self.schemas.path, "-o", "/dev/null", "daybook/v1/\(file)"],
                input: [])
            #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        }
    }
}

enum Protoc {
    static let isInstalled = (try? run("protoc", ["--version"], input: []))?.status == 0
}
