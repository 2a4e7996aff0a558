import Foundation
import Testing

/// Command lines that are wrong: the status of each, a piece of what is said, the book as it was.
@Suite("Bad input: command lines")
struct CommandMistakeTests {
    private static let asking = [
        Mistake("balance --as-of 2025-02-30", 64, "'2025-02-30' is invalid for '--as-of"),
        Mistake("balance --as-of tomorrow", 64, "'tomorrow' is invalid for '--as-of"),
        Mistake("balance --as-of 20250101", 64, "'20250101' is invalid for '--as-of"),
        Mistake("balance --as-of", 64, "Missing value for '--as-of"),
        Mistake("balance --known-at 999", 64, "has come to position 4, not to 999"),
        Mistake("balance --known-at -1", 64, "expected a position, as 4711"),
        Mistake("balance --known-at 1.5", 64, "'1.5' is invalid for '--known-at"),
        Mistake("balance --known-at 18446744073709551616", 64, "is invalid for '--known-at"),
        Mistake("balance --known-at 2025-01-01", 64, "'2025-01-01' is invalid for '--known-at"),
        Mistake("balance --by colour", 64, "colour is no grouping"),
        Mistake("balance -O xml", 64, "'xml' is invalid for '-O"),
        Mistake("balance --flub", 64, "Unknown option '--flub'"),
        Mistake("balance -o nowhere/answer", 74, "nowhere/answer cannot be written"),
        Mistake("balance P-404", 66, "there is no partner P-404 in this book"),
        Mistake("tiers P-404", 66, "there is no partner P-404 in this book"),
        Mistake("partners P-404", 66, "there is no partner P-404 in this book"),
        Mistake("journal P-404", 66, "there is no partner P-404 in this book"),
        Mistake("statement P-404 --period 2025-01", 66, "there is no partner P-404 in this book"),
        Mistake("deals --partner P-404", 66, "there is no partner P-404 in this book"),
        Mistake("deals D-404", 66, "there is no deal D-404 in this book"),
        Mistake("leads L-404", 66, "there is no lead L-404 in this book"),
        Mistake("sales I-404", 66, "there is no invoice or credit I-404 in this book"),
        Mistake("trail nobody", 66, "there is no subject nobody in this book"),
        Mistake("trail deal/D-404", 66, "there is no deal D-404 in this book"),
        Mistake("trail ship/S-1", 66, "there is no subject ship/S-1 in this book"),
        Mistake("rules show 9", 66, "there is no rule version 9 in this book"),
        Mistake("statement P-1", 64, "Missing expected argument '--period"),
        Mistake("statement P-1 --period 2025-13", 64, "'2025-13' is invalid for '--period"),
        Mistake("statement P-1 --period 2025-Q5", 64, "'2025-Q5' is invalid for '--period"),
        Mistake("log --stream deal", 64, "deal is no value for --stream"),
        Mistake("log --type deal.aproved", 64, "'deal.aproved' is invalid for '--type"),
        Mistake("log --from never", 64, "'never' is invalid for '--from"),
        Mistake("log --from 3 --to 2", 64, "--from 3 lies after --to 2"),
        Mistake("log --from 2025-02-01 --to 2025-01-31", 64, "--from 2025-02-01 lies after --to"),
        Mistake(
            "log --from 2025-02-01T00:00:01Z --to 2025-02-01T00:00:00Z", 64,
            "--from 2025-02-01T00:00:01Z lies after --to 2025-02-01T00:00:00Z"),
        Mistake("deals --expiring-within -1", 64, "--expiring-within"),
        Mistake("journal --for-period x", 64, "'x' is invalid for '--for-period"),
        Mistake(
            "journal --document INV-1", 64, "expected invoice/ID, credit/ID, payout/ID or fund/ID"),
        Mistake("deals --state open", 64, "open is no value for --state"),
        Mistake("replay --model x", 64, "x is no value for --model"),
        Mistake("replay --to 99", 64, "has come to position 4, not to 99"),
        Mistake("replay --to x", 64, "'x' is invalid for '--to"),
        Mistake("balance --book nowhere", 66, "nowhere: there is no book here"),
        Mistake("verify --book nowhere", 66, "nowhere: there is no book here"),
        Mistake("status --book .", 66, "this is not a book"),
        Mistake("balence", 64, "balence is no command"),
    ]

    private static let writing = [
        Mistake("append", 64, "Missing expected argument '<file>'"),
        Mistake("append base.ndjson base.ndjson", 64, "Unexpected argument"),
        Mistake("append base.ndjson --atmoic", 64, "Did you mean '--atomic'?"),
        Mistake("append base.ndjson --group 0", 64, "--group 0"),
        Mistake("append nothing.ndjson", 66, "nothing.ndjson: there is no such file"),
        Mistake("append base.ndjson/x", 66, "base.ndjson/x: there is no such file"),
        Mistake("append book", 65, "book: this is a directory"),
        Mistake("append empty --book nowhere", 66, "nowhere: there is no book here"),
        Mistake("append empty", 0, "recorded 0, already there 0, refused 0"),
        Mistake("append blank", 0, "recorded 0, already there 0, refused 0"),
        Mistake("append base.ndjson", 0, "recorded 0, already there 3, refused 0"),
        Mistake("append bad --rejects nowhere/r", 74, "nowhere/r: cannot be written"),
        Mistake("append bad --rejects /dev/full", 74, "/dev/full: cannot be written"),
        Mistake("init", 64, "there is a book here already"),
        Mistake("init --book empty", 74, "cannot make the directory"),
        Mistake("rules check nothing", 66, "nothing cannot be read"),
        Mistake("rules check empty", 78, "empty:1:1: the file is empty"),
        Mistake("rules check book", 65, "book cannot be read"),
        Mistake("rules check big", 65, "big is longer than 4194304 bytes"),
        Mistake("rules activate nothing --actor u:operator", 66, "nothing cannot be read"),
        Mistake("rules activate empty --actor u:operator", 78, "empty:1:1: the file is empty"),
        Mistake("period close 2025-13 --actor u:finance", 64, "'2025-13' is invalid"),
        Mistake("period close 2025-05", 64, "Missing expected argument '--actor"),
        Mistake("period close 2025-05 --actor u", 64, "'u' is invalid for '--actor"),
        Mistake("period close 2025-05 --actor u:boss", 64, "'u:boss' is invalid for '--actor"),
        Mistake("period close 2025-01 --actor u:finance --on 2025-02-31", 64, "invalid for '--on"),
        Mistake("record sale.payed --actor e:system", 64, "sale.payed is no type"),
        Mistake("record sale.paid =x --actor e:system", 64, "=x is not of the form key=value"),
        Mistake("record sale.paid invoiceId=A invoiceId=B --actor e:system", 64, "given twice"),
        Mistake(
            "record sale.paid invoiceId=I-404 amount=1.00USD --actor e:system", 1,
            "there is no invoice I-404"),
        Mistake(
            "record sale.paid invoiceId=INV-1 amount=1.001USD --actor e:system", 65,
            "it has more than 2 decimals"),
        Mistake(
            "record sale.paid invoiceId=INV-1 amount=1.00XYZ --actor e:system", 65,
            "no currency of ISO 4217"),
        Mistake(
            "record sale.paid invoiceId=INV-1 amount=-1.00USD --actor e:system", 1,
            "only an amount above zero"),
        Mistake("rebuild run partner", 64, "partner is no read model"),
        Mistake("completions tcsh", 64, "tcsh is no shell that is known"),
    ]

    @Test func asking() throws {
        try withSmallBook { child in
            for mistake in Self.asking { try child.expectMistake(mistake) }
        }
    }

    @Test func writing() throws {
        try withSmallBook { child in
            try child.write([], to: "empty")
            try child.write("\n\r\n# a note\n".utf8, to: "blank")
            try child.write("[1]\n".utf8, to: "bad")
            try child.write([UInt8](repeating: UInt8(ascii: "a"), count: 5 << 20), to: "big")
            for mistake in Self.writing { try child.expectMistake(mistake) }
            #expect(try child.head().position == SmallBook.position)
            #expect(try child.run("verify").status == 0)
        }
    }
}
