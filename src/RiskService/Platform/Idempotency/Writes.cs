using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Platform.Idempotency;

/// <summary>What a use case did: the answer to give, and the case whose key protects it.</summary>
internal sealed record Written<TResponse>(TResponse Answer, Guid CaseId, CaseKey Key)
{
    /// <summary>For what belongs to no case.</summary>
    internal Written(TResponse answer, Desk desk)
        : this(answer, desk.Id, desk.Key)
    {
    }
}

/// <summary>
/// The one way to write. Runs a use case once per request id, saves its changes and the answer together, gives the
/// first answer to a repeat, and runs it again on fresh data where somebody else changed the case meanwhile.
/// </summary>
internal sealed class Writes(
    RiskDbContext db, CurrentCaller caller, TimeProvider clock, CaseKeys keys, CaseTurn turn, ReadAudit audit)
{
    private const int Attempts = 8;

    internal async Task<TResponse> RunAsync<TRequest, TResponse>(
        TRequest request, string requestId, Func<CancellationToken, Task<Written<TResponse>>> work,
        CancellationToken cancellationToken)
        where TRequest : IMessage
        where TResponse : class, IMessage<TResponse>, new()
    {
        var id = ParseRequestId(requestId);
        var bytes = Bytes(request);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var written = await work(cancellationToken);
                db.Add(Row(id, bytes, written));
                await db.SaveChangesAsync(cancellationToken);
                return written.Answer;
            }
            catch (Exception e)
                when (e is FailureException or DbUpdateException or SqlException || Meanwhile.Is(e))
            {
                // Repeats are rare, so the key of the answer's row finds them and no call pays for a look first. A
                // repeat can also fail on what the first did, such as a reference taken or an etag moved on: the first
                // answer still is the answer.
                db.ChangeTracker.Clear();
                if (await FindAnswerAsync<TResponse>(id, bytes, cancellationToken) is { } first) return first;
                if (e is FailureException || attempt == Attempts || !Meanwhile.Is(e)) throw;
            }
            finally
            {
                turn.GiveBack();
            }
        }
    }

    /// <summary>
    /// For a stream, which counts what it stored instead of naming each request. The work runs again on fresh data
    /// where somebody else changed the case meanwhile.
    /// </summary>
    internal async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await work(cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                return result;
            }
            catch (Exception e) when (attempt < Attempts && Meanwhile.Is(e))
            {
                // Once more.
            }
            finally
            {
                db.ChangeTracker.Clear();
                turn.GiveBack();
            }
        }
    }

    internal static Guid ParseRequestId(string requestId) =>
        Guid.TryParseExact(requestId, "D", out var id) && id != Guid.Empty
            ? id
            : throw Violations.One("request_id",
                "Send a UUID that identifies this request, such as 0f8fad5b-d9cb-469f-a165-70867728950e.");

    private static byte[] Bytes(IMessage request)
    {
        var name = request.Descriptor.FullName;
        var size = request.CalculateSize();
        var bytes = new byte[name.Length + size];
        Encoding.ASCII.GetBytes(name, bytes);
        request.WriteTo(bytes.AsSpan(name.Length));
        return bytes;
    }

    private async Task<TResponse?> FindAnswerAsync<TResponse>(
        Guid id, byte[] request, CancellationToken cancellationToken)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var row = await db.Set<IdempotencyRow>()
            .Where(r => r.AgencyId == caller.Value.AgencyId && r.ClientId == caller.Value.ClientId && r.RequestId == id)
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null) return null;
        var key = await keys.FindAsync(row.CaseId, cancellationToken)
            ?? throw new Failure.NotFound("case").AsException();
        if (!CryptographicOperations.FixedTimeEquals(row.RequestHash, key.Digest(request, "request")))
        {
            throw new Failure.RequestIdReused().AsException();
        }

        if (!DeskKeys.IsDesk(row.CaseId)) audit.Repeated(row.CaseId);
        var answer = new TResponse();
        answer.MergeFrom(key.Open(row.Answer, "answer", id));
        return answer;
    }

    private IdempotencyRow Row<TResponse>(Guid id, byte[] request, Written<TResponse> written)
        where TResponse : IMessage => new()
        {
            AgencyId = caller.Value.AgencyId,
            ClientId = caller.Value.ClientId,
            RequestId = id,
            RequestHash = written.Key.Digest(request, "request"),
            CaseId = written.CaseId,
            Answer = written.Key.Seal(written.Answer.ToByteArray(), "answer", id),
            CreateTime = clock.Now(),
        };
}
