/// An annotation of Istio's, known or not, as an object has it.
struct WrittenAnnotation: Sendable {
  let key: String
  let value: ManifestField
  /// What reads it: the object's kind, or `Pod` where it stands on the template of pods.
  let place: String
  /// What Istio says of it; nil if nothing.
  let meaning: IstioAnnotation?

  /// Those of an object and of its pods; what a controller or the injection wrote is not the author's.
  static func all(of manifest: Manifest) -> [WrittenAnnotation] {
    let root = manifest.root
    let all =
      written(in: root["metadata"], manifest.kind) + written(in: root["spec"]["template"]["metadata"], "Pod")
    return all.isEmpty || manifest.isOwned ? [] : all
  }

  private static func written(in metadata: ManifestField, _ place: String) -> [WrittenAnnotation] {
    metadata["annotations"].entries.compactMap { key, value in
      let meaning = IstioAnnotation.known[key]
      guard meaning != nil || IstioAnnotation.isOfIstio(key) else { return nil }
      return WrittenAnnotation(key: key, value: value, place: place, meaning: meaning)
    }
  }
}

extension WrittenAnnotation: Subject {
  static func all(in context: LintContext) -> [WrittenAnnotation] { context.istioAnnotations }
}
