/// The maximum length of a report on a web page: GitHub rejects comments of more than 65,536 characters.
package enum ReportLimit {
  /// Less than the maximum, to leave space for the text around the report.
  private static let characters = 64_000

  /// A part of a report.
  private struct Entry {
    /// The priority; 0 is the highest.
    var rank: Int
    /// The length in UTF-16 code units, as GitHub counts them.
    var length: Int
    /// The section that contains the part, and the length that the section adds.
    var section: Int
    var sectionLength: Int
  }

  /// A section of a report: rows with their priorities, between a head and a foot.
  package struct Section {
    package var head = ""
    package var rows: [(rank: Int, text: String)]
    package var foot = ""

    package init(head: String = "", rows: [(rank: Int, text: String)], foot: String = "") {
      (self.head, self.rows, self.foot) = (head, rows, foot)
    }
  }

  /// The sections with the rows that fit into the limit, and the number of the other rows.
  /// - Parameter reserved: the length of the text around the sections, in UTF-16 code units.
  package static func text(of sections: [Section], besides reserved: Int = 0) -> (text: String, omitted: Int)
  {
    let parts = sections.enumerated().flatMap { number, section in
      let frame = section.head.utf16.count + section.foot.utf16.count
      return section.rows.map {
        Entry(rank: $0.rank, length: $0.text.utf16.count, section: number, sectionLength: frame)
      }
    }
    let kept = Set(indices(of: parts, besides: reserved))
    var (text, first) = ("", 0)
    for section in sections {
      let shown = section.rows.indices.filter { kept.contains(first + $0) }
      first += section.rows.count
      if shown.isEmpty { continue }
      text += section.head + shown.map { section.rows[$0].text }.joined() + section.foot
    }
    return (text, parts.count - kept.count)
  }

  /// The indices of the parts that fit into the limit: those with the highest priority, in order.
  private static func indices(of parts: [Entry], besides reserved: Int) -> [Int] {
    var rest = characters - reserved
    var (kept, sections): (Set<Int>, Set<Int>) = ([], [])
    for index in parts.indices.sorted(by: { (parts[$0].rank, $0) < (parts[$1].rank, $1) }) {
      let part = parts[index]
      let length = part.length + (sections.contains(part.section) ? 0 : part.sectionLength)
      guard length <= rest else { continue }
      rest -= length
      kept.insert(index)
      sections.insert(part.section)
    }
    return parts.indices.filter(kept.contains)
  }

  /// The sentence with the number of omitted parts.
  static func remainder(_ count: Int) -> String {
    "\(count) more \(count == 1 ? "difference is" : "differences are") not shown, because the report would be too long; "
      + "--format text shows all"
  }
}

extension Difference {
  /// The priority of the difference: 0 for the most severe kind.
  var rank: Int { Kind.allCases.firstIndex(of: kind) ?? Kind.allCases.count }
}
