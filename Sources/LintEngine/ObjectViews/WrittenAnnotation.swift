/// An Istio annotation of an object, known or unknown.
package struct WrittenAnnotation: Sendable {
  package let key: String
  package let value: ManifestField
  /// The kind that the annotation applies to: the object's, or `Pod` in a pod template.
  package let place: String
  /// The meaning of the annotation in Istio; nil if unknown.
  package let meaning: IstioAnnotation?

  /// The annotations of an object and its pods; none if the object has an owner, because a controller or the injection
  /// can have written them.
  package static func all(of manifest: Manifest) -> [WrittenAnnotation] {
    let root = manifest.root
    let template = manifest.kind == "Pod" ? nil : manifest.podTemplate
    let all =
      written(in: root["metadata"], manifest.kind)
      + (template.map { written(in: $0["metadata"], "Pod") } ?? [])
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
  package static func all(in context: LintContext) -> [WrittenAnnotation] { context.istioAnnotations }
}
