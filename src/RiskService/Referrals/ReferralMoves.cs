using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>
/// The way in to every move: finds the referral for whoever may see it, and has the move made where the referral lies.
/// What the caller may not see is not found.
/// </summary>
internal sealed class ReferralMoves(
    RiskDbContext db, SentReferrals sent, OwnerScope owner, ReferralMoving moving, CurrentCaller caller,
    TimeProvider clock, IOptions<LimitsOptions> limits)
{
    internal async Task<TResponse> MakeAsync<TResponse>(
        ReferralMove move, IMoveRequest request, CancellationToken cancellationToken, BeforeMove? before = null)
        where TResponse : class, IMessage<TResponse>, IMoveResponse, new()
    {
        var id = RequestChecks.Id("referral_id", request.ReferralId);
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Move(move, request);
        checks.ThrowIfAny();
        Writes.ParseRequestId(request.RequestId);
        var who = caller.Value;
        if (who.Is(AccessTable.CaseWorkers) && await OwnCaseAsync(id, cancellationToken) is { } caseId)
        {
            var asked = new AskedMove(move, request, caseId, id, who.AgencyId);
            return await moving.MakeAsync<TResponse>(asked, before, cancellationToken);
        }

        if (who.Is(Roles.Programme) && await sent.FindAsync(id, cancellationToken) is { } found)
        {
            var asked = new AskedMove(move, request, found.CaseId, id, who.AgencyId);
            return await owner.RunAsync<ReferralMoving, TResponse>(
                found.AgencyId, there => there.MakeAsync<TResponse>(asked, before, cancellationToken));
        }

        throw new Failure.NotFound("referral").AsException();
    }

    private Task<Guid?> OwnCaseAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<ReferralRow>().Where(r => r.Id == id).Select(r => (Guid?)r.CaseId)
            .SingleOrDefaultAsync(cancellationToken);
}
