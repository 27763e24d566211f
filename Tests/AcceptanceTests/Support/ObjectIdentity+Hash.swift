import ManifestTree

extension ObjectIdentity {
  /// The name of a Job without the hash of its content; the name of other objects.
  var nameWithoutHash: String {
    guard kind == "Job", let range = name.firstRange(of: /-[a-z0-9]{10}$/) else { return name }
    return String(name[..<range.lowerBound])
  }
}
