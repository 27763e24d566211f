package import ManifestTree

/// The times in a manifest that a pod takes to stop, in milliseconds.
package enum StopTimes {
  /// The time that a preStop hook sleeps; 0 if there is no hook, or the hook does something else.
  package static func sleep(ofHook hook: Node?) -> Int64 {
    if let seconds = hook?["sleep"]?["seconds"]?.int { return 1000 * max(0, min(seconds, longest)) }
    guard case .list(let command)? = hook?["exec"]?["command"] else { return 0 }
    let words = command.compactMap(\.plainText).flatMap { $0.split { " ;&'\"".contains($0) } }
    return zip(words, words.dropFirst()).reduce(0) { sum, pair in
      guard pair.0.split(separator: "/").last == "sleep" else { return sum }
      return sum + (sleep(pair.1) ?? 0)
    }
  }

  /// The time in which the Istio proxy finishes requests after SIGTERM; nil if the annotations do not set it.
  package static func proxyDrain(_ annotations: Node?) -> Int64? {
    guard let text = annotations?[InjectionKey.proxyConfig]?.text, text.utf8.count < 16_384,
      let config = YAMLReader.read(Array(text.utf8), from: "").documents.first?.node,
      let drain = config["terminationDrainDuration"]?.text, let duration = try? DurationText(drain)
    else { return nil }
    return max(0, duration.nanoseconds / 1_000_000)
  }

  /// The maximum number of seconds that is accepted for a sleep.
  private static let longest: Int64 = 1_000_000

  /// The time that `sleep` takes for an argument such as `15`, `90s`, `1m`, or `0.5`.
  private static func sleep(_ argument: Substring) -> Int64? {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    let unit = argument.last.flatMap { units[$0] }
    guard let number = Double(unit == nil ? argument : argument.dropLast()), number >= 0,
      number * (unit ?? 1) <= Double(longest)
    else { return nil }
    return Int64(number * (unit ?? 1) * 1000)
  }
}
