import ArgumentParser
import ChangeReport
import Diagnostics

/// A risk on the command line, or `any` for every risk.
struct RiskChoice {
  /// The risk; nil for every risk.
  private let risk: Risk?

  /// - Throws: a usage error for an unknown risk.
  init(_ text: String) throws {
    if text == "any" {
      risk = nil
      return
    }
    guard let risk = Risk(rawValue: text) else {
      let known = Risk.allCases.map(\.rawValue) + ["any"]
      let near = nearestName(to: text, among: known).map { "; did you mean '\($0)'?" }
      throw ValidationError(
        "unknown risk '\(text)'\(near ?? ": use \(known.quoted.oneOf)")")
    }
    self.risk = risk
  }

  /// Whether the choice includes a risk.
  func includes(_ other: Risk) -> Bool { risk == nil || risk == other }
}
