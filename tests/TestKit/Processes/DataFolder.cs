using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace TestKit.Processes;

/// <summary>A temporary folder with everything that a service keeps: its database and its keys.</summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>Makes the folder and new keys.</summary>
    public DataFolder()
    {
        foreach (var file in new[] { DevelopmentKeyFile, CheckpointKeyFile })
        {
            using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            File.WriteAllText(file, signing.ExportPkcs8PrivateKeyPem());
        }

        File.WriteAllText(MasterKeyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("riskplatform-test-").FullName;

    /// <summary>The key that signs tokens.</summary>
    public string DevelopmentKeyFile => Path.Combine(Folder, "development-signing-key.pem");

    /// <summary>The key that wraps the keys of cases.</summary>
    public string MasterKeyFile => Path.Combine(Folder, "master.key");

    /// <summary>The key that signs checkpoints.</summary>
    public string CheckpointKeyFile => Path.Combine(Folder, "checkpoint-signing-key.pem");

    /// <summary>The database.</summary>
    public string DatabaseFile => Path.Combine(Folder, "risk.db");

    /// <summary>The portal's own database; no connection to it outlives its use, so that the folder can go.</summary>
    public string IdentityConnection => $"Data Source={Path.Combine(Folder, "identity.db")};Pooling=False";

    /// <summary>What RiskService is told, on free ports of this machine.</summary>
    public IDictionary<string, string?> Settings(int grpcPort, int webPort) => new Dictionary<string, string?>
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = null,
        ["Database__Provider"] = "Sqlite",
        ["ConnectionStrings__RiskPlatform"] = $"Data Source={DatabaseFile}",
        ["Auth__DevelopmentKeyFile"] = DevelopmentKeyFile,
        ["Protection__MasterKeyFile"] = MasterKeyFile,
        ["Checkpoints__SigningKeyFile"] = CheckpointKeyFile,
        ["Kestrel__Endpoints__Grpc__Url"] = $"http://127.0.0.1:{grpcPort}",
        ["Kestrel__Endpoints__Grpc__Protocols"] = "Http2",
        ["Kestrel__Endpoints__Web__Url"] = $"http://127.0.0.1:{webPort}",
        ["Kestrel__Endpoints__Web__Protocols"] = "Http1",
    };

    /// <summary>A port that nothing listens on just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
