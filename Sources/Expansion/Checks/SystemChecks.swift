internal import Diagnostics
internal import ManifestTree
internal import Portolan

/// Everything that is wrong with what a spec says, found before anything is made of it.
///
/// The checks of the whole system stand in `System/`, those of one service in `Service/`, and the forms that
/// Kubernetes and Istio ask of texts and numbers in `Grammar/`.
struct SystemChecks {
  let system: SystemModel
  let index: SystemIndex
  /// Where the app declares a property.
  let place: SystemExpansion.PropertyPlace
  var faults = SpecFaults()

  init(_ system: SystemModel, place: @escaping SystemExpansion.PropertyPlace) {
    self.system = system
    index = SystemIndex(system)
    self.place = place
  }

  /// The faults in the order of the files, each once, at the part that is wrong.
  var diagnostics: [Diagnostic] {
    var checks = self
    checks.checkApp()
    checks.checkServiceNames()
    checks.checkObjectNames()
    checks.checkNodePorts()
    checks.checkResources()
    checks.checkGateways()
    checks.checkServiceEntries()
    checks.checkMeshSecurity()
    checks.checkMergedRoutes()
    checks.checkSharedAccounts()
    checks.checkIngressControllers()
    checks.checkExperiments()
    let ofServices = system.services.indices.concurrentMap { [system, index] position in
      ServiceChecks.faults(of: position, in: system, index)
    }
    for faults in ofServices { checks.faults.append(faults) }
    return checks.faults.diagnostics(index)
  }
}
