/// What a preStop hook does, as far as its time is known.
struct PreStop {
  /// How long it sleeps; 0 if it does not, or if nobody can tell.
  let seconds: Int

  init(_ hook: Part) {
    if let seconds = hook["sleep"]["seconds"].int {
      self.seconds = seconds
      return
    }
    let words = hook["exec"]["command"].texts.flatMap { $0.split { " ;&'\"".contains($0) } }
    seconds = zip(words, words.dropFirst()).reduce(0) { sum, pair in
      let name = pair.0.split(separator: "/").last ?? ""
      guard name == "sleep", let seconds = Int(pair.1.hasSuffix("s") ? pair.1.dropLast() : pair.1),
        (0...1_000_000).contains(seconds)
      else { return sum }
      return sum + seconds
    }
  }
}
