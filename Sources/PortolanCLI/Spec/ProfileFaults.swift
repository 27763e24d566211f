import Diagnostics

/// The errors of several profiles, most of which are the same in all of them.
enum ProfileFaults {
  /// Removes duplicate errors; an error that not all profiles have contains the names of its profiles.
  static func joined(_ found: [(profile: String, diagnostics: [Diagnostic])]) -> [Diagnostic] {
    guard found.count > 1 else { return found.flatMap(\.diagnostics) }
    var joined: [(diagnostic: Diagnostic, profiles: [String])] = []
    var places: [Key: [Int]] = [:]
    for (profile, diagnostics) in found {
      for diagnostic in diagnostics {
        let key = Key(message: diagnostic.message, location: diagnostic.location)
        if let place = places[key, default: []].first(where: { joined[$0].diagnostic == diagnostic }) {
          if joined[place].profiles.last != profile { joined[place].profiles.append(profile) }
        } else {
          places[key, default: []].append(joined.count)
          joined.append((diagnostic, [profile]))
        }
      }
    }
    return joined.map { diagnostic, profiles in
      if profiles.count == found.count { return diagnostic }
      var diagnostic = diagnostic
      let names = profiles.quoted.listed
      diagnostic.notes.append(
        Diagnostic.Note("only in profile\(profiles.count == 1 ? "" : "s") \(names)"))
      return diagnostic
    }
  }

  /// The parts in which most diagnostics differ.
  private struct Key: Hashable {
    let message: String
    let location: FileLocation?
  }
}
