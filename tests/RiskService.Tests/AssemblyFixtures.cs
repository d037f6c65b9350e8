using RiskService.Tests.Host;

[assembly: AssemblyFixture(typeof(ServiceHost))]
