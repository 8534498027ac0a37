namespace Chronoseal.Evidence.Frames
{
    /// <summary>One SenML record with the base fields resolved into it (RFC 8428, 4.6): a reading, a failed read, or a fact of a birth or event frame.</summary>
    public sealed record FrameRecord
    {
        /// <summary>Name within the node, such as temp or fw/hash.</summary>
        public required string Name { get; init; }

        /// <summary>Base name and name together: unique in the world with an EUI-64.</summary>
        public required string FullName { get; init; }

        /// <summary>SenML unit; null where the record has none.</summary>
        public string? Unit { get; init; }

        /// <summary>Number, in <see cref="Unit"/>. Null in a failed read and in facts that are no number.</summary>
        public DecimalFraction? Value { get; init; }

        /// <summary>Text of a fact, or the word for what happened in a failed read.</summary>
        public string? Text { get; init; }

        /// <summary>Bytes of a fact.</summary>
        public ReadOnlyMemory<byte>? Data { get; init; }

        /// <summary>True when a data frame reports that the instrument could not be read: no value, <see cref="Text"/> says why.</summary>
        public bool IsFailedRead { get; init; }

        /// <summary>Measurement instant, or instant of the failed attempt: UTC in microseconds since 1970, leap seconds not counted. Null without UTC.</summary>
        public long? TimeUtcMicroseconds { get; init; }

        /// <summary>Counter of the node at that instant, microseconds since boot; only in frames without UTC.</summary>
        public ulong? CounterMicroseconds { get; init; }

        /// <summary>Expanded uncertainty (k = 2) of the stamp in microseconds. Null without UTC.</summary>
        public ulong? StampUncertaintyMicroseconds { get; init; }

        /// <summary>Expanded uncertainty (k = 2) of the value, in <see cref="Unit"/>; null when not stated.</summary>
        public DecimalFraction? ValueUncertainty { get; init; }

        /// <summary>Length in microseconds of the interval that the value is of; null for an instantaneous quantity.</summary>
        public ulong? ExposureMicroseconds { get; init; }

        /// <summary>Status bits.</summary>
        public StatusBits Status { get; init; }

        /// <summary>The instrument's own time of the record, Unix seconds; null where there is none.</summary>
        public ulong? InstrumentUnixSeconds { get; init; }

        /// <summary>The device's own error code of a failed read; null where there is none.</summary>
        public ulong? DeviceCode { get; init; }
    }
}
