internal import Diagnostics
internal import ManifestTree
internal import Portolan

/// Checks a spec before it is expanded.
///
/// The checks of the whole system are in `System/`, the checks of a service in `Service/`, and the checks of the syntax
/// of strings and numbers in `Grammar/`.
struct SystemChecks {
  let system: SystemModel
  let index: SystemIndex
  /// The position of a property of the app.
  let place: SystemExpansion.PropertyPlace
  /// The path of the file beside the spec whose path is most similar to a missing file's.
  let nearFile: @Sendable (String) -> String?
  var faults = SpecFaults()

  init(
    _ system: SystemModel, place: @escaping SystemExpansion.PropertyPlace,
    nearFile: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.nearFile = nearFile
    self.system = system
    index = SystemIndex(system)
    self.place = place
  }

  /// The errors sorted by position, without duplicates.
  var diagnostics: [Diagnostic] {
    var checks = self
    checks.checkApp()
    checks.checkServiceNames()
    checks.checkSelectors()
    checks.checkObjectNames()
    checks.checkNodePorts()
    checks.checkResources()
    checks.checkGateways()
    checks.checkServiceEntries()
    checks.checkExternalServices()
    checks.checkMeshSecurity()
    checks.checkMergedRoutes()
    checks.checkSharedAccounts()
    checks.checkIngressControllers()
    checks.checkExperiments()
    checks.checkUnprefixedReferences()
    checks.checkWrittenHooks()
    let ofServices = system.services.indices.concurrentMap { [system, index] position in
      ServiceChecks.faults(of: position, in: system, index)
    }
    for faults in ofServices { checks.faults.append(faults) }
    return checks.faults.diagnostics(index)
  }
}
