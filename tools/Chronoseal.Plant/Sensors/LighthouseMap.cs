namespace Chronoseal.Plant
{
    /// <summary>PDU addresses, commands and status bits of the Lighthouse map v1.50 (sensors.md 3.3).</summary>
    internal static class LighthouseMap
    {
        // Holding, address = register - 40001.
        public const int MapVersion = 0;
        public const int Command = 1;
        public const int DeviceStatus = 2;
        public const int Firmware = 3;
        public const int Serial = 4;
        public const int ProductName = 6;
        public const int Model = 14;
        public const int TextRegisters = 8;
        public const int Flow = 22;
        public const int RecordCount = 23;
        public const int RecordIndex = 24;
        public const int Location = 25;
        public const int Clock = 26;
        public const int InitialDelay = 28;
        public const int Hold = 30;
        public const int Sample = 32;
        public const int DataSet = 34;
        public const int FlowUnits = 40;
        public const int ExtendedStatus = 55;
        public const int StatusCopy = 56;
        public const int LastSample = 59;
        public const int SettingsChanged = 61;
        public const int CalibrationDate = 73;
        public const int HoldingCount = 75;

        // Input, address = register - 30001.
        public const int InputTimestamp = 0;
        public const int InputSample = 2;
        public const int InputLocation = 4;
        public const int InputStatus = 6;
        public const int InputChannels = 8;
        public const int InputValidAnalog = 72;
        public const int InputValidChannels = 73;
        public const int InputCount = 76;
        public const int NewDataClearingCount = 999;

        public const int CommandSaveAll = 1;
        public const int CommandClear = 3;
        public const int CommandManualStart = 9;
        public const int CommandManualStop = 10;
        public const int CommandStart = 11;
        public const int CommandStop = 12;
        public const int CommandSetClock = 13;

        public const int StatusRunning = 0x0001;
        public const int StatusSampling = 0x0002;
        public const int StatusNewData = 0x0004;
        public const int StatusLaser = 0x0800;
        public const int StatusFlow = 0x1000;

        public const int RecordLaser = 0x01;
        public const int RecordFlow = 0x02;

        public const int SampleLimitSeconds = 86_399;
        public const int HoldLimitSeconds = 359_999;
    }
}
