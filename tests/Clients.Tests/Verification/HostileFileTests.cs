using System.IO.Compression;
using System.Text;
using CsCheck;
using RiskPlatform.Client.Verification;

namespace Clients.Tests.Verification;

/// <summary>
/// Files that are no export, or want to do harm: a result each time, in one line, and never an exception.
/// </summary>
public sealed class HostileFileTests
{
    [Fact]
    public async Task An_export_made_by_hand_is_intact()
    {
        using var export = new SyntheticExport(1_000);
        var told = new List<ExportProgress>();
        using var stream = new MemoryStream(export.Zip());
        var result = await ExportVerifier.VerifyAsync(
            stream, export.PublicKeyPem, new Told(told), TestContext.Current.CancellationToken);
        Assert.True(result.Intact, string.Join('\n', result.Problems));
        Assert.Equal((1_000, 6), (result.EntryCount, result.FileCount));
        Assert.All(told, p => Assert.InRange(p.DoneBytes, 0, p.TotalBytes + 100_000));
        Assert.NotEmpty(told);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("This is a letter, not a zip.")]
    public async Task What_is_no_zip_is_said_to_be_none(string content) =>
        Assert.Equal(ExportProblemKind.Unreadable, (await OneAsync(Encoding.UTF8.GetBytes(content))).Kind);

    [Fact]
    public async Task Any_byte_changed_and_any_cut_is_found_and_never_a_crash()
    {
        using var export = new SyntheticExport();
        var zip = export.Zip();
        var intact = await VerifyAsync(zip);
        Assert.True(intact.Intact);
        await Gen.Int[0, zip.Length - 1].Select(Gen.Byte[1, 255]).SampleAsync(async (at, by) =>
        {
            var broken = zip.ToArray();
            broken[at] ^= by;
            AssertPlain(await VerifyAsync(broken), intact);
            AssertPlain(await VerifyAsync(zip[..at]), intact);
        }, iter: 400);
    }

    /// <summary>Platforms tell an unknown curve apart from a broken key; here both are no key.</summary>
    [Fact]
    public async Task A_key_on_a_curve_that_nobody_knows_is_a_result()
    {
        using var export = new SyntheticExport();
        var der = Convert.FromBase64String(string.Concat(
            Encoding.ASCII.GetString(export.Files["signing-key.pem"]).Split('\n')[1..^1]));
        byte[] curve = [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];
        var at = der.AsSpan().IndexOf(curve);
        (der[at + 2], der[at + 5]) = (0x13, 0x86);
        export.Files["signing-key.pem"] = Encoding.ASCII.GetBytes(
            System.Security.Cryptography.PemEncoding.WriteString("PUBLIC KEY", der));
        export.Sign();
        using var stream = new MemoryStream(export.Zip());
        var result = await ExportVerifier.VerifyAsync(
            stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.False(result.Intact);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\windows\\evil.exe")]
    [InlineData("folder/README.txt")]
    [InlineData("readme.TXT")]
    [InlineData("\u001b[2Jevil")]
    public async Task A_name_that_leads_elsewhere_is_extra_even_where_it_is_signed(string name)
    {
        using var export = new SyntheticExport();
        export.Files[name] = "x"u8.ToArray();
        export.Sign();
        var problem = await OneAsync(export.Zip());
        Assert.Equal(ExportProblemKind.FileExtra, problem.Kind);
        Assert.DoesNotContain('\u001b', problem.Explanation);
    }

    /// <summary>Else its name would be taken for the file's, and its bytes never looked at.</summary>
    [Theory]
    [InlineData("record-00001.pdf", "record-00001.PDF")]
    [InlineData("README.txt", "ReadMe.txt")]
    [InlineData("entries.json", "Entries.json")]
    [InlineData("checkpoints.json", "CHECKPOINTS.json")]
    public async Task A_file_put_in_under_a_name_in_other_letters_is_found(string name, string put)
    {
        using var export = new SyntheticExport();
        export.Files[put] = [.. export.Files[name], .. "changed"u8];
        export.Files.Remove(name);
        using var stream = new MemoryStream(export.Zip());
        var result = await ExportVerifier.VerifyAsync(
            stream, export.PublicKeyPem, null, TestContext.Current.CancellationToken);
        Assert.Contains((ExportProblemKind.FileExtra, put), result.Problems.Select(p => (p.Kind, p.File!)));
    }

    /// <summary>Half of a character, which JSON lets through and no text can hold.</summary>
    [Theory]
    [InlineData("chain.json", "\"case_id\"")]
    [InlineData("manifest.json", "\"export_id\"")]
    [InlineData("entries.json", "\"kind\"")]
    [InlineData("entries.json", "\"entry\"")]
    [InlineData("checkpoints.json", "\"checkpoints\"")]
    public async Task Half_a_character_in_a_name_or_a_value_is_a_result(string file, string name)
    {
        string[] harms =
        [
            $"{name}:\"\\ud800\",\"x\":", $"\"\\ud800\":1,{name}:", $"{name}:{{\"\\ud800\":1}},\"x\":",
            $"{name}:{{\"recordedBy\":\"\\ud800\"}},\"x\":", $"{name}:[\"\\ud800\"],\"x\":",
        ];
        foreach (var harm in harms)
        {
            using var export = new SyntheticExport();
            var text = Encoding.UTF8.GetString(export.Files[file]);
            var at = text.IndexOf(name, StringComparison.Ordinal);
            var after = text.IndexOf(':', at) + 1;
            export.Files[file] = Encoding.UTF8.GetBytes(text[..at] + harm + text[after..]);
            using var stream = new MemoryStream(export.Zip());
            var result = await ExportVerifier.VerifyAsync(
                stream, export.PublicKeyPem, null, TestContext.Current.CancellationToken);
            Assert.False(result.Intact);
        }
    }

    [Fact]
    public async Task A_file_that_is_there_twice_is_found()
    {
        using var export = new SyntheticExport();
        var problem = await OneAsync(export.Zip(zip =>
        {
            using var second = zip.CreateEntry("entries.json").Open();
            second.Write("[]"u8);
        }));
        Assert.Equal((ExportProblemKind.FileExtra, "entries.json"), (problem.Kind, problem.File));
    }

    [Theory]
    [InlineData("README.txt", ExportProblemKind.FileChanged)]
    [InlineData("entries.json", ExportProblemKind.Unreadable)]
    [InlineData("manifest.json", ExportProblemKind.FileChanged)]
    public async Task A_bomb_is_not_unpacked(string name, ExportProblemKind kind)
    {
        using var export = new SyntheticExport();
        export.Files.Remove(name);
        using var file = new MemoryStream(export.Zip(zip =>
        {
            using var bomb = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            bomb.Write("[{\"number\":\""u8);
            var block = new byte[1024 * 1024];
            Array.Fill(block, (byte)' ');
            for (var i = 0; i < 300; i++) bomb.Write(block);
        }));
        var told = new List<ExportProgress>();
        var result = await ExportVerifier.VerifyAsync(
            file, progress: new Told(told), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains(result.Problems, p => p.Kind == kind && p.File == name);
        Assert.InRange(told.Append(new ExportProgress(0, 0)).Max(p => p.DoneBytes), 0, 80 * 1024 * 1024);
    }

    [Theory]
    [InlineData("entries.json", "[{\"number\":1}]")]
    [InlineData("entries.json", "[{\"number\":1,\"number\":1}]")]
    [InlineData("entries.json", "[1,2]")]
    [InlineData("entries.json", "{}")]
    [InlineData("entries.json", "[")]
    [InlineData("entries.json", "[]]")]
    [InlineData("entries.json", "")]
    [InlineData("chain.json", "[]")]
    [InlineData("chain.json", "{\"entry_count\":-1}")]
    [InlineData("checkpoints.json", "{\"checkpoints\":[1]}")]
    [InlineData("checkpoints.json", "{\"checkpoints\":[{}]}")]
    public async Task Broken_json_that_is_signed_is_named_by_its_file(string name, string json)
    {
        using var export = new SyntheticExport();
        export.Files[name] = Encoding.UTF8.GetBytes(json);
        export.Sign();
        var problem = await OneAsync(export.Zip());
        Assert.Equal((ExportProblemKind.Unreadable, name), (problem.Kind, problem.File));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"format_version\":2}")]
    [InlineData("{\"format_version\":1,\"case_id\":7}")]
    public async Task A_broken_manifest_is_named(string json)
    {
        using var export = new SyntheticExport();
        export.SignManifest(Encoding.UTF8.GetBytes(json));
        var problem = await OneAsync(export.Zip());
        Assert.Equal((ExportProblemKind.Unreadable, "manifest.json"), (problem.Kind, problem.File));
    }

    [Fact]
    public async Task A_key_that_is_none_is_the_callers_mistake()
    {
        using var export = new SyntheticExport();
        using var stream = new MemoryStream(export.Zip());
        await Assert.ThrowsAsync<ArgumentException>(() => ExportVerifier.VerifyAsync(
            stream, "not a key", cancellationToken: TestContext.Current.CancellationToken));
    }

    private static async Task<ExportVerification> VerifyAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await ExportVerifier.VerifyAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static async Task<ExportProblem> OneAsync(byte[] file) => (await VerifyAsync(file)).Problems[0];

    /// <summary>A byte that nothing depends on, such as a time in the zip, may differ; what it says may not.</summary>
    private static void AssertPlain(ExportVerification result, ExportVerification intact)
    {
        if (result.Intact) Assert.Equal((intact.HeadHash, intact.FileCount), (result.HeadHash, result.FileCount));
        Assert.All(result.Problems, p => Assert.DoesNotContain('\n', p.Explanation));
    }

    private sealed class Told(List<ExportProgress> all) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) => all.Add(value);
    }
}
