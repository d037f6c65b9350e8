using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using RiskService.Tests.Records;
using static RiskService.Tests.Records.Recording;

namespace RiskService.Tests.Chain;

/// <summary>
/// The hashes that are stored are those that docs/chain-format.md describes, made here a second time from its words.
/// </summary>
public sealed class FormatTests
{
    private static readonly byte[] Nothing = new byte[32];

    [Fact]
    public async Task Every_digest_and_hash_as_the_format_page_has_it()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller();
        var on = await caller.CreateCaseAsync();
        await caller.AssessAsync(on.CaseId, Requests.AllAbsent());
        host.Clock.Advance(TimeSpan.FromMilliseconds(1_234.5));
        await caller.EnterAsync(on.CaseId, [Full(on, host.Clock.GetUtcNow()), Correction(1), Note()]);

        var key = Key(host, on.CaseId);
        var rows = Rows(host);
        var entries = await caller.TimelineAsync(on.CaseId);
        Assert.Equal(5, rows.Count);
        var previous = Nothing;
        for (var i = 0; i < rows.Count; i++)
        {
            var plain = key.Open(rows[i].Content, $"entry/{i + 1}", Guid.Parse(on.CaseId));
            var (salt, content) = (plain[..32], plain[32..]);
            Assert.Equal(entries[i].Content, EntryContent.Parser.ParseFrom(content));
            var digest = SHA256.HashData([.. "riskplatform content 1\n"u8, .. salt, .. content]);
            Assert.Equal(digest, rows[i].Digest);
            Assert.Equal((i + 1, (int)entries[i].Kind), (rows[i].Number, rows[i].Kind));
            Assert.Equal(entries[i].RecordTime.ToDateTimeOffset().ToUnixTimeMilliseconds(), rows[i].Time);
            previous = SHA256.HashData(
            [
                .. "riskplatform entry 1\n"u8,
                .. Convert.FromHexString(on.CaseId.Replace("-", "", StringComparison.Ordinal)),
                .. Bytes(rows[i].Number), .. Bytes(rows[i].Kind)[4..], .. Bytes(rows[i].Time), .. digest, .. previous,
            ]);
            Assert.Equal(previous, rows[i].Hash);
            Assert.Equal(previous, entries[i].Hash.ToByteArray());
        }

        Assert.Equal(previous, (await caller.VerifyAsync(on.CaseId)).HeadHash.ToByteArray());
        var head = Database.Read(host, "SELECT EntryCount, ChainHash FROM Cases", r => (r.GetInt64(0), (byte[])r[1]));
        Assert.Equal((5, Convert.ToHexString(previous)), (head[0].Item1, Convert.ToHexString(head[0].Item2)));
    }

    [Fact]
    public async Task Two_equal_entries_look_different_at_rest()
    {
        await using var host = new ServiceHost();
        var caller = host.Caller();
        var (on, other) = (await caller.CreateCaseAsync(), await caller.CreateCaseAsync());
        await caller.EnterAsync(on.CaseId, [Note("the same"), Note("the same")]);
        await caller.EnterAsync(other.CaseId, Note("the same"));
        var rows = Rows(host).Where(r => r.Kind == (int)EntryKind.Note).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Single(rows.Select(r => r.Content.Length).Distinct());
        foreach (var column in (Func<Row, byte[]>[])[r => r.Content, r => r.Digest, r => r.Hash])
        {
            // Not even a piece of it: each run of 8 bytes is there once.
            var pieces = rows.SelectMany(r => Enumerable.Range(0, column(r).Length - 8)
                .Select(i => Convert.ToHexString(column(r), i, 8))).ToList();
            Assert.Equal(pieces.Count, pieces.Distinct().Count());
        }

        Assert.DoesNotContain(rows, r => r.Content.AsSpan().IndexOf("the same"u8) >= 0);
    }

    private static byte[] Bytes(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    private static CaseKey Key(ServiceHost host, string caseId)
    {
        var id = Guid.Parse(caseId);
        var wrapped = Database.Read(host, "SELECT CaseId, MasterKeyId, WrappedKey FROM CaseKeys",
                r => (Case: new Guid((byte[])r[0], bigEndian: true), Id: r.GetString(1), Key: (byte[])r[2]))
            .Single(k => k.Case == id);
        return host.Services.GetRequiredService<MasterKeys>().Unwrap(new WrappedKey(wrapped.Id, wrapped.Key), id);
    }

    private static List<Row> Rows(ServiceHost host) => Database.Read(
        host, "SELECT Number, Kind, RecordTime, ContentDigest, Hash, Content FROM Entries ORDER BY CaseId, Number",
        r => new Row(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), (byte[])r[3], (byte[])r[4], (byte[])r[5]));

    private sealed record Row(long Number, int Kind, long Time, byte[] Digest, byte[] Hash, byte[] Content);
}
