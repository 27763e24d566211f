/// A unified diff of two files, for `patch` and `git apply`.
///
/// Repairs are small and local, so both files are scanned in parallel: after a difference, the scan continues at the
/// nearest equal lines. The search takes linear time, and the patch is correct wherever the lines match.
package struct UnifiedPatch {
  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  private let mask: (@Sendable (String) -> String)?

  /// A line in both files, or in one of them.
  private enum Line {
    case both(Int)
    case removed(Int)
    case added(Int)

    var isChange: Bool { if case .both = self { false } else { true } }
  }

  /// Creates a patch from one file to another.
  ///
  /// - Parameter mask: replaces the secrets in a line. Unchanged lines with secrets around a change are left out, so
  ///   that the patch can still be applied; a secret is masked only in a changed line.
  package init(_ old: [UInt8], _ new: [UInt8], mask: (@Sendable (String) -> String)? = nil) {
    self.old = Self.lines(of: old)
    self.new = Self.lines(of: new)
    self.mask = mask
  }

  /// The lines with their line feeds.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  /// The patch in the unified format.
  /// - Parameter path: the file's path, relative to the folder in which the patch will be applied.
  package func text(at path: String) -> String {
    let name = (path.hasPrefix("./") ? path.dropFirst(2) : path[...]).drop { $0 == "/" }
    var text = "--- a/\(name)\n+++ b/\(name)\n"
    let lines = script()
    var index = 0
    var (oldLine, newLine) = (0, 0)
    while let change = lines[index...].firstIndex(where: \.isChange) {
      let start =
        (max(index, change - Self.context)..<change).last { hasSecret(lines[$0]) }.map { $0 + 1 }
        ?? max(index, change - Self.context)
      for line in lines[index..<start] where !line.isChange {
        oldLine += 1
        newLine += 1
      }
      let end = hunkEnd(lines, from: change)
      text += hunk(lines[start..<end], &oldLine, &newLine)
      index = end
    }
    return text
  }

  /// The number of context lines around changes.
  private static let context = 3

  /// The end of a hunk: changes with few lines between them share a hunk.
  private func hunkEnd(_ lines: [Line], from change: Int) -> Int {
    var last = change
    var index = change
    while index < lines.count, index - last <= 2 * Self.context + 1 {
      if lines[index].isChange { last = index } else if hasSecret(lines[index]) { break }
      index += 1
    }
    return min(last + Self.context + 1, index, lines.count)
  }

  /// Whether a line that is the same in both files contains a secret.
  private func hasSecret(_ line: Line) -> Bool {
    guard let mask, case .both(let place) = line else { return false }
    let text = String(decoding: old[place], as: UTF8.self)
    return mask(text) != text
  }

  private func hunk(_ lines: ArraySlice<Line>, _ oldLine: inout Int, _ newLine: inout Int) -> String {
    let (oldStart, newStart) = (oldLine, newLine)
    var text = ""
    for line in lines {
      switch line {
      case .both(let place):
        text += shown(" ", old[place])
        oldLine += 1
        newLine += 1
      case .removed(let place):
        text += shown("-", old[place])
        oldLine += 1
      case .added(let place):
        text += shown("+", new[place])
        newLine += 1
      }
    }
    func span(_ start: Int, _ end: Int) -> String {
      // An empty hunk refers to the line before it.
      end == start ? "\(start),0" : "\(start + 1),\(end - start)"
    }
    return "@@ -\(span(oldStart, oldLine)) +\(span(newStart, newLine)) @@\n" + text
  }

  private func shown(_ sign: String, _ line: ArraySlice<UInt8>) -> String {
    let raw = String(decoding: line, as: UTF8.self)
    let text = mask.map { $0(raw) } ?? raw
    return line.last == 0x0A ? sign + text : sign + text + "\n\\ No newline at end of file\n"
  }

  /// The lines of both files in order, removed ones before added ones.
  private func script() -> [Line] {
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, right < new.count, old[left] == new[right] {
        lines.append(.both(left))
        left += 1
        right += 1
        continue
      }
      let (nextLeft, nextRight) = meeting(left, right)
      lines += (left..<nextLeft).map(Line.removed)
      lines += (right..<nextRight).map(Line.added)
      (left, right) = (nextLeft, nextRight)
    }
    return lines
  }

  /// The maximum distance in lines of the search for equal lines.
  private static let reach = 200

  private func meeting(_ left: Int, _ right: Int) -> (Int, Int) {
    for distance in 1...Self.reach {
      for step in 0...distance where isMeeting(left + step, right + distance - step) {
        return (left + step, right + distance - step)
      }
    }
    return (old.count, new.count)
  }

  /// Whether the next two lines are the same in both files; one line is enough if a file ends after it.
  ///
  /// At the end of one file, whether both files end.
  private func isMeeting(_ left: Int, _ right: Int) -> Bool {
    guard left <= old.count, right <= new.count else { return false }
    if left == old.count || right == new.count { return left == old.count && right == new.count }
    guard old[left] == new[right] else { return false }
    if left + 1 == old.count || right + 1 == new.count { return true }
    return old[left + 1] == new[right + 1]
  }
}
