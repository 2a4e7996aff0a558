import Testing

@testable import Interchange

/// Every account has a name of its own in beancount, and is found again by it.
@Suite struct BeancountAccountTests {
    @Test(arguments: [
        ("liability:held:P-1", "Liabilities:Held:P-1"),
        ("liability:payable:acme", "Liabilities:Payable:X-acme"),
        ("liability:payable:Acme", "Liabilities:Payable:Acme"),
        ("liability:withholding:no_tax_id", "Liabilities:Withholding:No-x5ftax-x5fid"),
        ("expense:commission:base", "Expenses:Commission:Base"),
        ("expense:commission:Base", "Expenses:Commission:X-Base"),
        ("expense:marketing:3rd", "Expenses:Marketing:3rd"),
        ("revenue:rebate:x-ray", "Income:Rebate:X-x-ray"),
        ("asset:cash:USD", "Assets:Cash:USD"),
        ("equity:conversion:EUR", "Equity:Conversion:EUR"),
        ("income:fx", "Income:Fx"), ("expense:fund", "Expenses:Fund"),
        ("liability:fund:a:b", "Liabilities:Fund:X-a-x3ab"),
    ])
    func names(_ path: String, _ account: String) {
        #expect(BeancountAccount.name(path) == account)
        #expect(BeancountAccount.path(account) == path)
    }

    /// All names of up to four of the bytes that mean something to the mapping.
    @Test func namesAreFoundAgain() {
        let letters = ["x", "X", "-", "2", "d", "_"]
        var names = [""]
        var seen: Set<String> = []
        for _ in 1...5 {
            names = names.flatMap { name in letters.map { name + $0 } }
            for kind in ["liability:held:", "expense:commission:"] {
                for name in names {
                    let account = BeancountAccount.name(kind + name)
                    #expect(BeancountAccount.path(account) == kind + name)
                    #expect(seen.insert(account).inserted)
                    let part = account.split(separator: ":")[2].utf8
                    #expect(part.first.map { (0x30...0x5A).contains($0) } == true)
                }
            }
        }
    }
}
