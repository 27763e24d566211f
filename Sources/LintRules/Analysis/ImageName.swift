/// The parts of an image's reference.
struct ImageName {
  /// The name without registry, tag and digest: `library/redis` gives `redis`.
  let baseName: String
  let tag: String?
  let digest: String?

  init(_ reference: String) {
    let fields = reference.split(separator: "@", maxSplits: 1)
    let name = fields.first ?? ""
    digest = fields.count == 2 ? String(fields[1]) : nil
    // A colon before the last slash belongs to the registry's port.
    let last = name.split(separator: "/").last ?? ""
    let pieces = last.split(separator: ":", maxSplits: 1)
    baseName = String(pieces.first ?? "")
    tag = pieces.count == 2 ? String(pieces[1]) : nil
  }
}
