internal import Diagnostics
internal import KubernetesFacts
import KubernetesTypes
internal import ManifestTree
internal import Portolan

extension SystemChecks {
  /// Checks the whole system: its names, profiles, labels, and annotations.
  mutating func checkApp() {
    let app = system.app
    faults.checkName(app.name, .label, of: "app", at: place("name"))
    if app.namespace != app.name {
      faults.checkName(app.namespace, .label, of: "namespace", at: place("namespace"))
    }
    if app.releaseName != app.name || app.name.utf8.count > NameForm.release.limit {
      faults.checkName(app.releaseName, .release, of: "release", at: place("releaseName"))
    }
    if !app.namePrefix.isEmpty {
      faults.checkName(
        app.namePrefix, .prefix, of: "prefix", titled: "name prefix", at: place("namePrefix"))
    }
    if app.profiles.isEmpty { faults.report(.noProfiles(at: place("profiles"))) }
    for profile in app.profiles {
      faults.checkName(profile.rawValue, .label, of: "profile", at: place("profiles"))
    }
    app.profiles.forEachRepeat(of: \.rawValue) { profile, _ in
      faults.report(.repeatedProfile(profile.rawValue, at: place("profiles")))
    }
    if let registry = app.imageRegistry, !ImageReference.acceptsRegistry(registry) {
      faults.report(.registryWithScheme(registry, at: place("imageRegistry")))
    }
    checkSelectorLabel()
    faults.checkLabels(app.labels, at: place("labels"))
    checkReservedLabels(app.labels, at: place("labels"))
    faults.checkLabels(app.objectLabels, at: place("objectLabels"))
    checkReservedLabels(app.objectLabels, at: place("objectLabels"))
    faults.checkLabels(app.podLabels, at: place("podLabels"))
    checkReservedLabels(app.podLabels, at: place("podLabels"))
    faults.checkAnnotations(app.annotations, at: place("annotations"))
    faults.checkAnnotations(app.podAnnotations, at: place("podAnnotations"))
    if let namespace = system.resources.namespace {
      faults.checkLabels(namespace.labels, at: namespace.location)
      checkReservedLabels(namespace.labels, at: namespace.location)
      faults.checkAnnotations(namespace.annotations, at: namespace.location)
    }
  }

  /// Reports a selector label that already has another value: the same value for all services, as most recommended
  /// labels have, or the service's name without the app's prefix.
  private mutating func checkSelectorLabel() {
    let key = system.app.selectorLabel
    faults.checkQualifiedName(key, of: "label key", at: place("selectorLabel"))
    let isShared = system.sharedLabels[key] != nil && system.app.labels.entries.allSatisfy { $0.key != key }
    if isShared {
      faults.report(.sharedSelectorLabel(key, at: place("selectorLabel")))
    } else if key == RecommendedLabel.name, system.app.defaults.contains(.labels),
      system.services.contains(where: { system.fullName(of: $0) != $0.name })
    {
      faults.report(.selectorLabelWithServiceName(key, at: place("selectorLabel")))
    }
  }

  /// Reports labels for all objects that would override the selector label or a recommended label.
  private mutating func checkReservedLabels(_ labels: KeyValues, at location: FileLocation) {
    let isRecommended = system.app.defaults.contains(.labels)
    for label in labels.entries
    where label.key == system.app.selectorLabel || isRecommended && label.key == RecommendedLabel.name {
      faults.report(.reservedLabel(label.key, holding: nil, at: location))
    }
    checkRecommendedLabels(labels, at: location)
  }

  /// Reports labels that identify the app but have other values than the app's.
  mutating func checkRecommendedLabels(_ labels: KeyValues, at location: FileLocation) {
    guard system.app.defaults.contains(.labels) else { return }
    let recommended = SystemModel.recommendedLabels(of: system.app)
    for label in labels.entries {
      guard let value = recommended[label.key], value != label.value else { continue }
      faults.report(.reservedLabel(label.key, holding: value, at: location))
    }
  }
}
