/// The won opportunities of the CRM export as invoices, with what maven.yaml and maven-money.yaml
/// make of a row, by hand.
enum MavenSales {
    /// By partner, in the order in which they are recorded.
    static func read(_ root: String) throws -> [String: [CalculatedSale]] {
        let rows = try CSVFile("\(root)/maven_crm_sales/sales_pipeline.csv").rows
        var sales: [(payee: String, sale: CalculatedSale)] = []
        for row in rows where row["deal_stage"] == "Won" {
            guard let sale = sale(row) else { continue }
            sales.append((payee: sale.payee, sale: sale))
        }
        // Stable: what is sold on one day stays in the order of the rows.
        let sorted = sales.enumerated().sorted {
            ($0.element.sale.day, $0.offset) < ($1.element.sale.day, $1.offset)
        }
        return Dictionary(grouping: sorted.map(\.element.sale), by: \.payee)
    }

    private static func sale(_ row: [String: String]) -> CalculatedSale? {
        guard let engaged = CalculatedDay(row["engage_date"] ?? ""),
            let closed = CalculatedDay(row["close_date"] ?? "")
        else { return nil }
        let net = CalculatedRates.cents(row["close_value"])
        let agent = (row["sales_agent"] ?? "").lowercased().replacing(" ", with: "-")
        var sale = CalculatedSale(
            id: row["opportunity_id"] ?? "", payee: agent, day: closed, net: net, gross: net)
        sale.isWin = true
        sale.isProtected = closed <= engaged.adding(90)
        sale.payments = payments(row["product"] ?? "").map { days, percent in
            (day: closed.adding(days), amount: net * percent / 100)
        }
        switch row["account"] {
        case "Kan-code", "Konex", "Hottechi", "Condax", "Isdom":
            // 365 days from the close on, of which 120 were used.
            sale.credits = [(day: closed.adding(120), .cancellation(unused: 245, term: 365))]
        case "Cancity", "Dontechi", "Finhigh":
            sale.credits = [(day: closed.adding(45), .refund(net * 12 / 100))]
        default: break
        }
        return sale
    }

    /// Days after the close, and hundredths of the price.
    private static func payments(_ product: String) -> [(Int, Int64)] {
        switch product {
        case "GTX Basic": [(20, 100)]
        case "GTXPro": [(60, 100)]
        case "MG Special": [(10, 40), (75, 60)]
        case "MG Advanced": [(61, 100)]
        case "GTK 500": [(91, 100)]
        case "GTX Plus Basic": [(30, 50)]
        default: []
        }
    }
}
