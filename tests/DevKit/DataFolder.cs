using System.Security.Cryptography;

namespace DevKit;

public sealed record DataFolder(string Folder)
{
    public string SigningKey => Path.Combine(Folder, "development-signing-key.pem");
    private string MasterKey => Path.Combine(Folder, "master.key");
    private string CheckpointKey => Path.Combine(Folder, "checkpoint-signing-key.pem");
    private string ServiceSecret => Path.Combine(Folder, "identity-service.secret");
    private string DemoSecret => Path.Combine(Folder, "demo-client.secret");

    /// <summary>What the portal is told: its identity database, and the secrets that it expects of others.</summary>
    public Dictionary<string, string> PortalSettings(int grpc, int web, int portal) => new()
    {
        ["RiskService__Address"] = Tool.Url(grpc),
        ["RiskService__WebAddress"] = Tool.Url(web),
        ["Identity__Address"] = Tool.Url(portal),
        ["ConnectionStrings__Identity"] = $"Data Source={Path.Combine(Folder, "identity.db")}",
        ["Identity__ServiceSecret"] = File.ReadAllText(ServiceSecret).Trim(),
        ["Identity__DemoSecret"] = File.ReadAllText(DemoSecret).Trim(),
    };

    /// <summary>What a program of the demonstration agency sends to get a token of the portal.</summary>
    public Dictionary<string, string> DemoCredential(int portal) => new()
    {
        ["RISK_AUTHORITY"] = Tool.Url(portal),
        ["RISK_CLIENT_ID"] = "demo-agency-system",
        ["RISK_CLIENT_SECRET"] = File.ReadAllText(DemoSecret).Trim(),
    };

    /// <summary>What RiskService is told beside that where the portal issues tokens.</summary>
    public Dictionary<string, string> Settings(int grpc, string authority)
    {
        var settings = Settings(grpc);
        settings["Auth__Authority"] = authority;
        settings["Auth__IntrospectionSecret"] = File.ReadAllText(ServiceSecret).Trim();
        return settings;
    }

    public Dictionary<string, string> Settings(int grpc) => new()
    {
        ["Database__Provider"] = "Sqlite",
        ["ConnectionStrings__RiskPlatform"] = $"Data Source={Path.Combine(Folder, "risk.db")}",
        ["Auth__DevelopmentKeyFile"] = SigningKey,
        ["Protection__MasterKeyFile"] = MasterKey,
        ["Checkpoints__SigningKeyFile"] = CheckpointKey,
        ["Kestrel__Endpoints__Grpc__Url"] = Tool.Url(grpc),
        ["Kestrel__Endpoints__Grpc__Protocols"] = "Http2",
    };

    public static DataFolder Ensure(string folder)
    {
        var owner = (UnixFileMode)0b111_000_000;
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, owner);
        var data = new DataFolder(folder);
        foreach (var file in new[] { data.SigningKey, data.CheckpointKey })
        {
            using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            WriteOnce(file, signing.ExportPkcs8PrivateKeyPem());
        }
        foreach (var file in new[] { data.MasterKey, data.ServiceSecret, data.DemoSecret })
            WriteOnce(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return data;
    }

    // A key that exists stays: what it protects could not be read without it.
    private static void WriteOnce(string file, string secret)
    {
        if (File.Exists(file)) return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(secret);
    }
}
