using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases.Rules;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>Makes cases and what is in them; the one place that seals identities and applies RESPOND-6.</summary>
internal sealed class CaseMaker(
    RiskDbContext db, CurrentCaller caller, MasterKeys masters, CaseKeys keys, CaseEntries entries, ReadAudit audit,
    TimeProvider clock, CaseReviews reviews)
{
    /// <summary>
    /// Adds a new case to the next save. Its first assessment is due soon: nobody has looked at it yet.
    /// </summary>
    internal async Task<CaseFile> CreateAsync(string field, NewCase value, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var id = Ids.Next(now);
        var key = keys.Create(id);
        var row = new CaseRow
        {
            Id = id,
            AgencyId = caller.Value.AgencyId,
            CreatedBy = caller.Value.Subject,
            CreateTime = now,
            UpdateTime = now,
        };
        await reviews.BeginAsync(row, now, cancellationToken);
        var file = new CaseFile(row, key, [], [], [], null);
        await SetReferenceAsync(file, value.AgencyReference, cancellationToken);
        foreach (var party in value.Parties) AddParty(file, party, now);
        for (var i = 0; i < value.Allocations.Count; i++)
        {
            Allocate(file, $"{field}.allocations[{i}]", value.Allocations[i], now);
        }

        db.Add(row);
        var created = new CaseChange { Kind = CaseChangeKind.Created, Case = file.ToProto() };
        entries.Append(row, key, EntryKind.CaseChange, new EntryContent { CaseChange = created }, now);
        return file;
    }

    internal async Task SetReferenceAsync(CaseFile file, string reference, CancellationToken cancellationToken)
    {
        var row = file.Row;
        if (reference.Length == 0)
        {
            (row.ReferenceHash, row.ReferenceKeyId, row.Reference) = (null, null, null);
            return;
        }

        var hash = masters.LookupHash(row.AgencyId, reference);
        var hashes = masters.LookupHashes(row.AgencyId, reference);
        var taken = await db.Set<CaseRow>()
            .Where(c => c.AgencyId == row.AgencyId && hashes.Contains(c.ReferenceHash) && c.Id != row.Id)
            .Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellationToken);
        if (taken is { } other)
        {
            // The refusal tells of another case, so it is a read of that one (RECORD-3).
            audit.Changing(other, found: true);
            throw new Failure.ReferenceTaken(other.ToString()).AsException();
        }

        (row.ReferenceHash, row.ReferenceKeyId) = (hash, masters.LookupId);
        row.Reference = file.Key.SealText(reference, "case.reference", row.Id);
    }

    internal PartyRow AddParty(CaseFile file, Party value, DateTimeOffset now)
    {
        var row = new PartyRow
        {
            Id = Ids.Next(now),
            CaseId = file.Row.Id,
            AgencyId = file.Row.AgencyId,
            Role = value.Role,
            CreateTime = now,
            CreatedBy = caller.Value.Subject,
        };
        SetDetails(file, row, value);
        file.Parties.Add(row);
        file.CountChildren();
        db.Add(row);
        return row;
    }

    internal static void SetDetails(CaseFile file, PartyRow row, Party value)
    {
        row.ChildRelation = value.ChildRelation;
        row.ChildEffects = value.ChildEffects.Aggregate(0, (bits, effect) => bits | (1 << (int)effect));
        var identity = new Party { AgencyReference = value.AgencyReference, DisplayName = value.DisplayName };
        if (value.Profile is { } profile && profile.CalculateSize() > 0) identity.Profile = profile;
        row.Identity = identity.CalculateSize() == 0 ? null : file.Key.Seal(identity.ToByteArray(), "party", row.Id);
    }

    /// <summary>RESPOND-6: an allocation is a plan, so it can be refused.</summary>
    internal AllocationRow Allocate(CaseFile file, string field, Allocation value, DateTimeOffset now)
    {
        var standing = file.Allocations.Where(a => a.EndTime is null)
            .Select(a => new AllocatedWorker(a.WorkerId, a.Side)).ToList();
        var added = new AllocatedWorker(value.WorkerId, value.Side);
        var outcome = AllocationRules.Check(standing, added, value.SameWorkerReason, caller.Value.Is(Roles.Manager));
        if (outcome.Refused)
        {
            var at = outcome.ReasonMissing ? $"{field}.same_worker_reason" : $"{field}.worker_id";
            throw new Failure.RefusedByRule([new RuleViolation(
                AllocationOutcome.RuleId, at, $"{AllocationOutcome.Why} {AllocationOutcome.SafeAlternative}")])
                .AsException();
        }

        var row = new AllocationRow
        {
            Id = Ids.Next(now),
            CaseId = file.Row.Id,
            AgencyId = file.Row.AgencyId,
            WorkerId = value.WorkerId.Trim(),
            WorkerKey = AllocationRow.Key(value.WorkerId),
            Side = value.Side,
            SameWorkerReason = outcome.BothSides ? value.SameWorkerReason : SameWorkerReason.Unspecified,
            CreateTime = now,
            CreatedBy = caller.Value.Subject,
        };
        file.Allocations.Add(row);
        db.Add(row);
        return row;
    }
}
